using System.Buffers;
using System.Text.Json;
using Dateline.Archive;

namespace Dateline.Desk.Api;

/// <summary>What <c>/api/v1</c> answers, as an OpenAPI 3.1 document, made of the routes themselves.</summary>
public static class OpenApiDocument
{
    public static void WriteLinks(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, ApiRows.Options);
        json.WriteStartObject();
        json.WriteString("openapi", ApiEndpoints.Root + "/openapi.json");
        foreach (var route in ApiRoutes.All.Where(r => !r.Writes && !r.Path.Contains('{', StringComparison.Ordinal)))
            json.WriteString(route.Id, ApiEndpoints.Root + route.Path);
        json.WriteEndObject();
    }

    public static void Write(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, ApiRows.Options);
        json.WriteStartObject();
        json.WriteString("openapi", "3.1.0");
        json.WriteStartObject("info");
        json.WriteString("title", "Dateline");
        json.WriteString("version", ArchiveOptions.Default.EngineVersion);
        json.WriteString("description", "Reads an archive of news reports: what happened, when, where, who says so. Rows are those of the public format dateline/1.");
        json.WriteStartObject("license");
        json.WriteString("name", "Apache 2.0");
        json.WriteString("identifier", "Apache-2.0");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("url", ApiEndpoints.Root);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("security");
        json.WriteStartObject();
        json.WriteStartArray("token");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("paths");
        foreach (var path in ApiRoutes.All.GroupBy(r => r.Path))
        {
            json.WriteStartObject(path.Key);
            foreach (var route in path)
                Operation(json, route);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("components");
        json.WriteStartObject("securitySchemes");
        json.WriteStartObject("token");
        json.WriteString("type", "http");
        json.WriteString("scheme", "bearer");
        json.WriteString("description", "The start-up token that the desk prints.");
        json.WriteEndObject();
        json.WriteEndObject();
        ApiSchemas.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Operation(Utf8JsonWriter json, ApiRoute route)
    {
        json.WriteStartObject(route.Writes ? "post" : "get");
        json.WriteString("operationId", route.Id);
        json.WriteString("summary", route.Summary);
        json.WriteStartArray("parameters");
        foreach (var parameter in route.Parameters)
            Parameter(json, parameter);
        json.WriteEndArray();
        if (route.Writes)
        {
            json.WriteStartObject("requestBody");
            json.WriteBoolean("required", true);
            if (route.Body is { } body)
            {
                Content(json, "application/json", body);
            }
            else
            {
                json.WriteStartObject("content");
                foreach (var type in (string[])["text/plain", "text/html"])
                {
                    json.WriteStartObject(type);
                    json.WriteEndObject();
                }
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteStartObject("responses");
        Success(json, route);
        if (route.Answer is not null && !route.Writes)
            Described(json, "304", "nothing has changed since the answer with this ETag");
        json.WriteStartObject("default");
        json.WriteString("description", "what went wrong (RFC 9457)");
        Content(json, "application/problem+json", "Problem");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Success(Utf8JsonWriter json, ApiRoute route)
    {
        json.WriteStartObject(route.Writes ? "201" : "200");
        json.WriteString("description", route.Summary);
        if (route.IsList)
        {
            json.WriteStartObject("content");
            json.WriteStartObject("application/json");
            json.WriteStartObject("schema");
            json.WriteString("type", "object");
            json.WriteStartArray("required");
            json.WriteStringValue("rows");
            json.WriteEndArray();
            json.WriteStartObject("properties");
            json.WriteStartObject("rows");
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            Reference(json, route.Answer!);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("next");
            json.WriteString("type", "string");
            json.WriteString("description", "address of the next page; absent on the last");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject(ApiPage.Lines);
            json.WriteStartObject("schema");
            Reference(json, route.Answer!);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        else if (route.Answer is { } answer)
        {
            Content(json, "application/json", answer);
        }
        else
        {
            json.WriteStartObject("content");
            json.WriteStartObject(route.MediaType!);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Parameter(Utf8JsonWriter json, ApiParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("in", parameter.IsInPath ? "path" : "query");
        if (parameter.IsInPath)
            json.WriteBoolean("required", true);
        json.WriteString("description", parameter.Description);
        json.WriteStartObject("schema");
        json.WriteString("type", parameter.IsWhole ? "integer" : "string");
        if (parameter.Words is { } words)
        {
            json.WriteStartArray("enum");
            foreach (var word in words)
                json.WriteStringValue(word);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Described(Utf8JsonWriter json, string status, string description)
    {
        json.WriteStartObject(status);
        json.WriteString("description", description);
        json.WriteEndObject();
    }

    private static void Content(Utf8JsonWriter json, string type, string schema)
    {
        json.WriteStartObject("content");
        json.WriteStartObject(type);
        json.WriteStartObject("schema");
        Reference(json, schema);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string schema) => json.WriteString("$ref", "#/components/schemas/" + schema);
}
