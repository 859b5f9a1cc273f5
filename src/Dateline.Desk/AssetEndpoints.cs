using System.Security.Cryptography;

namespace Dateline.Desk;

/// <summary>The style sheet, the script and the icon: they are in the program, under addresses that change when they do.</summary>
public static class AssetEndpoints
{
    private const string Folder = "/assets/";

    private static readonly Dictionary<string, Asset> Assets = new[] { ("desk.css", "text/css"), ("desk.js", "text/javascript"), ("icon.svg", "image/svg+xml") }
        .Select(a => Load(a.Item1, a.Item2)).ToDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>The address of an asset.</summary>
    public static string Address(string name) => Folder + name + "?v=" + Assets[name].Version;

    /// <summary>Whether the address is one of these: they tell nothing, and the page that refuses needs none.</summary>
    public static bool IsAsset(PathString path) => path.StartsWithSegments("/assets", StringComparison.Ordinal);

    public static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet(Folder + "{name}", (string name, HttpContext http) =>
    {
        if (!Assets.TryGetValue(name, out var asset))
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Type + "; charset=utf-8");
    });

    private static Asset Load(string name, string type)
    {
        using var resource = typeof(AssetEndpoints).Assembly.GetManifestResourceStream("assets/" + name)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return new(name, type, bytes.ToArray(), Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..12]);
    }

    private sealed record Asset(string Name, string Type, byte[] Bytes, string Version);
}
