using System.Text.Json;

namespace Dateline.Desk.Api;

/// <summary>What the answers hold. A test compares it with real answers: every property of a row stands here.</summary>
public static class ApiSchemas
{
    // name, type, what it is; a type with a hash is another schema, a star before it an array.
    private static readonly (string Schema, (string Name, string Type, string Meaning)[] Properties)[] All =
    [
        ("Span", [("start", "integer", "first UTF-16 code unit in the report's text"), ("end", "integer", "behind the last"), ("text", "string", "the words")]),
        ("When", [("earliest", "string", "first day possible"), ("latest", "string", "last day possible"), ("edtf", "string", "both as EDTF"), ("partOfDay", "string", "TIMEX3 part of the day"), ("basis", "string", "explicit, inherited or published")]),
        ("ReportRow", [("id", "string", "sha256: and the hash of the bytes"), ("source", "string", "where the bytes came from"), ("url", "string", "address"), ("title", "string", "headline"), ("outlet", "string", "outlet"),
            ("published", "string", "when it was published"), ("language", "string", "ISO 639-1 code"), ("row", "string", "key"), ("origin", "string", "whose text it is"), ("originFrom", "*string", "from whom"), ("mentions", "integer", "how many it has"), ("statements", "integer", "how many it has")]),
        ("Count", [("kind", "string", "killed, injured, arrested, displaced, participants"), ("low", "integer", "lowest number"), ("high", "integer", "highest; absent where open"), ("scope", "string", "total or part"), ("text", "string", "the words")]),
        ("Mention", [("row", "string", "key"), ("eventType", "string", "PLOVER type"), ("mode", "string", "PLOVER mode"), ("cameo", "string", "CAMEO code"), ("when", "#When", "when it happened"), ("dated", "boolean", "whether the text tells a day"),
            ("status", "string", "whether it came to pass"), ("place", "string", "best place"), ("country", "string", "ISO 3166-1 alpha-3"), ("lat", "number", "degrees north"), ("lon", "number", "degrees east"), ("sourceActors", "*string", "who does it"),
            ("targetActors", "*string", "to whom"), ("saidBy", "*string", "who says so, the innermost first"), ("counts", "*#Count", "figures"), ("evidence", "#Span", "the words that tell it"), ("sentence", "string", "the sentence"), ("trigger", "string", "the word that names it"),
            ("because", "string", "rule or model"), ("confidence", "number", "from 0 to 1"), ("report", "#ReportRow", "its report")]),
        ("DayCount", [("day", "string", "the day; absent where none is told"), ("eventType", "string", "PLOVER type"), ("mentions", "integer", "how many")]),
        ("Answered", [("statement", "string", "key in the report"), ("relation", "string", "denies, rejects, agrees, confirms"), ("speaker", "string", "who said it"), ("content", "string", "what was said")]),
        ("Statement", [("row", "string", "key"), ("speaker", "string", "who speaks"), ("speakerOffice", "string", "office"), ("speakerMention", "string", "the words that name the speaker"), ("speakerOrigin", "string", "kind of source"), ("speakerNaming", "string", "named or unnamed"),
            ("polarity", "string", "negative: said not to have been said"), ("cue", "string", "the word that shows it is said"), ("content", "string", "what is said"), ("form", "string", "direct, indirect, mixed"), ("kind", "string", "what is done by saying it"),
            ("addressee", "string", "to whom"), ("venue", "string", "where"), ("when", "#When", "when it was said"), ("nestedIn", "string", "the statement it lies in"), ("answers", "#Answered", "the earlier statement it answers"), ("evidence", "#Span", "all its words"), ("because", "string", "rule or model"),
            ("confidence", "number", "from 0 to 1"), ("report", "#ReportRow", "its report")]),
        ("Deadline", [("text", "string", "the words"), ("earliest", "string", "first day it can mean"), ("latest", "string", "last day")]),
        ("Later", [("row", "string", "key of the report"), ("snippet", "string", "its words"), ("report", "#ReportRow", "the report")]),
        ("Commitment", [("row", "string", "key"), ("statement", "string", "the statement that makes it"), ("promisor", "string", "who is bound"), ("onBehalfOf", "string", "for whom"), ("promisee", "string", "to whom"), ("polarity", "string", "do or refrain"), ("force", "string", "how strongly"),
            ("content", "string", "what is promised"), ("condition", "string", "on what condition"), ("deadline", "#Deadline", "by when"), ("status", "string", "open until a person says otherwise"), ("report", "#ReportRow", "its report"), ("later", "*#Later", "later reports that hold its words")]),
        ("Highlight", [("start", "integer", "in the snippet"), ("end", "integer", "behind the last")]),
        ("Hit", [("row", "string", "key of the report"), ("snippet", "string", "a stretch with the words"), ("highlights", "*#Highlight", "the words in it"), ("score", "number", "how well it fits"), ("report", "#ReportRow", "the report")]),
        ("MentionOfReport", [("report", "string", "id of the report"), ("mention", "string", "key in its chronicle")]),
        ("Support", [("reports", "integer", "reports that tell it"), ("lineages", "integer", "independent texts"), ("witnesses", "integer", "who claims to know")]),
        ("ContradictedValue", [("value", "string", "the value"), ("reports", "*string", "who gives it")]),
        ("Contradiction", [("field", "string", "what is told differently"), ("values", "*#ContradictedValue", "the values"), ("relation", "string", "disputed, superseded, different scope")]),
        ("Event", [("story", "string", "key of the story"), ("title", "string", "title of the story"), ("id", "string", "key in the story"), ("eventType", "string", "PLOVER type"), ("when", "string", "EDTF"), ("where", "string", "place"), ("sourceActors", "*string", "who does it"),
            ("targetActors", "*string", "to whom"), ("mentions", "*#MentionOfReport", "its mentions"), ("support", "#Support", "who stands behind it"), ("contradictions", "*#Contradiction", "what is told differently")]),
        ("Passage", [("start", "integer", "in the later report"), ("end", "integer", ""), ("ofStart", "integer", "in the earlier one"), ("ofEnd", "integer", "")]),
        ("Copy", [("report", "string", "the later one"), ("of", "string", "the earlier one"), ("label", "string", "copy or partial"), ("shared", "*#Passage", "what they share"), ("why", "string", "why it is held for a copy")]),
        ("Lineage", [("id", "string", "key in the story"), ("origin", "string", "whose text it is"), ("reports", "*string", "its reports"), ("copies", "*#Copy", "the passages that hold it together")]),
        ("Story", [("id", "string", "key"), ("title", "string", "title"), ("reports", "*string", "ids of its reports"), ("lineages", "*#Lineage", "its reports by common origin"), ("events", "*#Event", "what happened")]),
        ("Change", [("kind", "string", "what has become different"), ("story", "string", "key of the story"), ("title", "string", "its title"), ("event", "#Event", "the event"), ("field", "string", "kind of figure"), ("before", "string", "what was known"), ("now", "string", "what is known now"),
            ("reports", "*string", "who says so"), ("evidence", "string", "their words")]),
        ("From", [("name", "string", "who"), ("reports", "integer", "how many")]),
        ("Outlet", [("outlet", "string", "name"), ("reports", "integer", "its reports"), ("own", "integer", "its own among them"), ("from", "*#From", "from whom it has the others")]),
        ("Decision", [("number", "integer", "its place in the trail"), ("at", "string", "when"), ("reviewer", "string", "who"), ("action", "string", "accept, reject, correct, merge, split, note"), ("other", "string", "the other row"), ("note", "string", "why")]),
        ("Review", [("state", "string", "open, accepted, rejected, corrected, disputed"), ("corrected", "object", "what is right instead, by field"), ("decisions", "*#Decision", "in order")]),
        ("ReviewedRow", [("row", "string", "key"), ("kind", "string", "mention, statement, commitment"), ("report", "string", "sha256: and the hash of the bytes"), ("words", "string", "the words it rests on"), ("trigger", "string", "the word that names it"),
            ("orphan", "boolean", "whether the engine of now has no such row"), ("machine", "object", "what the machine says, by field"), ("review", "#Review", "what people decided")]),
        ("AuditEntry", [("number", "integer", "its place"), ("json", "string", "the decision, in the characters that are hashed"), ("previousHash", "string", "hash of the entry before"), ("hash", "string", "SHA-256 of that, a line feed, and the characters")]),
        ("WantedDecision", [("reviewer", "string", "who decides"), ("action", "string", "accept, reject, correct, merge, split, note"), ("row", "string", "key of the row"), ("other", "string", "key of the other row, of merge and split"), ("changes", "object", "what is right, by field; null where the report tells none"), ("note", "string", "why")]),
        ("Refusal", [("source", "string", "where it came from"), ("url", "string", "address"), ("code", "string", "diagnostic code"), ("reason", "string", "why"), ("id", "string", "hash of the bytes"), ("size", "integer", "bytes"), ("kept", "boolean", "whether they are kept"), ("at", "string", "when"), ("engine", "string", "version")]),
        ("Counts", [("reports", "integer", ""), ("inputs", "integer", ""), ("mentions", "integer", ""), ("statements", "integer", ""), ("commitments", "integer", ""), ("outlets", "integer", ""), ("quarantined", "integer", ""), ("firstPublished", "string", "first day of publication"), ("lastPublished", "string", "last day")]),
        ("Added", [("report", "string", "id"), ("key", "string", "its first digits"), ("mentions", "integer", "how many it has"), ("statements", "integer", ""), ("commitments", "integer", "")]),
        ("Problem", [("type", "string", ""), ("title", "string", "what"), ("status", "integer", ""), ("detail", "string", "a sentence on this case"), ("traceId", "string", "")]),
    ];

    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("schemas");
        foreach (var (schema, properties) in All)
        {
            json.WriteStartObject(schema);
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var (name, type, meaning) in properties)
            {
                json.WriteStartObject(name);
                Type(json, type);
                if (meaning.Length > 0)
                    json.WriteString("description", meaning);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        foreach (var (name, meaning) in (ReadOnlySpan<(string, string)>)[("Chronicle", "a chronicle in the public format dateline/1"), ("Explanation", "the row and all that it rests on")])
        {
            json.WriteStartObject(name);
            json.WriteString("type", "object");
            json.WriteString("description", meaning);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Type(Utf8JsonWriter json, string type)
    {
        if (type[0] == '*')
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            Type(json, type[1..]);
            json.WriteEndObject();
        }
        else if (type[0] == '#')
        {
            json.WriteString("$ref", "#/components/schemas/" + type[1..]);
        }
        else
        {
            json.WriteString("type", type);
        }
    }
}
