using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dateline.Language;

/// <summary>Writes a document as one JSON object: its sentences with their words, its names, and who is meant by which words. Layers that are not filled are left out.</summary>
/// <remarks>Offsets are UTF-16 code units into <c>text</c>; an end stands behind the last unit. Words are numbered from 1 within their sentence, as in CoNLL-U; 0 is the root's head.</remarks>
public static class DocumentJson
{
    /// <summary>Writes all of a document, in UTF-8. What is no valid Unicode is written as U+FFFD.</summary>
    public static void Write(Document document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default, Indented = true, IndentSize = 1, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("text", document.Text);
        json.WriteStartArray("sentences");
        foreach (var sentence in document.Sentences)
            WriteSentence(document, sentence, json);
        json.WriteEndArray();
        if (document.Has(Layers.Names))
            WriteNames(document, json);
        if (document.Has(Layers.Coreference))
            WriteEntities(document, json);
        json.WriteEndObject();
    }

    private static void WriteSentence(Document document, Sentence sentence, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteSpan(sentence.TextSpan, json);
        json.WriteStartArray("tokens");
        foreach (var token in sentence.Tokens)
            WriteToken(document, token, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteToken(Document document, Token token, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("id", token.IndexInSentence + 1);
        WriteSpan(token.TextSpan, json);
        json.WriteString("form", token.Text);
        if (token.ContinuesToken)
            json.WriteBoolean("continues", true);
        if (document.Has(Layers.Lemmas))
            json.WriteString("lemma", token.Lemma);
        if (document.Has(Layers.Tags))
            json.WriteString("upos", token.Upos.Label());
        if (document.Has(Layers.Features) && !token.Features.IsEmpty)
            json.WriteString("features", token.Features.ToString());
        if (document.Has(Layers.Tree))
        {
            json.WriteNumber("head", token.IsRoot ? 0 : token.Head.IndexInSentence + 1);
            json.WriteString("relation", token.Relation.Label());
        }
        json.WriteEndObject();
    }

    private static void WriteNames(Document document, Utf8JsonWriter json)
    {
        json.WriteStartArray("names");
        foreach (var name in document.Names)
        {
            json.WriteStartObject();
            WriteSpan(name.Span.TextSpan, json);
            json.WriteString("text", name.Span.Text);
            json.WriteString("kind", name.Kind.Label());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteEntities(Document document, Utf8JsonWriter json)
    {
        json.WriteStartArray("entities");
        foreach (var entity in document.Entities)
        {
            if (entity.IsMentionedOnce)
                continue;
            json.WriteStartObject();
            json.WriteString("best", entity.Best.Span.Text);
            if (entity.NameKind != NameKind.None)
                json.WriteString("kind", entity.NameKind.Label());
            json.WriteStartArray("mentions");
            foreach (var mention in entity.Mentions)
            {
                json.WriteStartObject();
                WriteSpan(mention.Span.TextSpan, json);
                json.WriteString("text", mention.Span.Text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSpan(TextSpan span, Utf8JsonWriter json)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }
}
