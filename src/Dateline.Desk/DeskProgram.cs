using System.Net;
using Dateline.Archive;
using Dateline.Archive.Sqlite;
using Dateline.Desk.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace Dateline.Desk;

/// <summary>The desk: pages over an archive, for the browser of the machine it runs on.</summary>
public sealed class DeskProgram : IAsyncDisposable
{
    // A pasted report is the largest thing that is ever sent here. What is larger is read to its end and refused in words: a server that
    // closes the connection while a browser still sends shows no page at all. Only what is past all measure is cut off.
    private const long CutOff = 32 * (long)DeskSettings.LargestReport;

    // A page of the review queue has ten rows with some eight fields each.
    private const int MostFields = 256;

    private readonly WebApplication _web;
    private readonly OpenedArchive _archive;
    private readonly StartToken _token;

    private DeskProgram(WebApplication web, OpenedArchive archive, StartToken token) => (_web, _archive, _token) = (web, archive, token);

    /// <summary>Whether the samples are shown, there being no archive.</summary>
    public bool IsSamples => _archive.IsSamples;

    /// <summary>Where it listens, once it has started.</summary>
    public string Root => _web.Urls.First();

    /// <summary>The address that lets a browser in.</summary>
    public string Address => $"{Root}/?{StartToken.Parameter}={_token.Value}";

    /// <summary>The archive that is shown.</summary>
    public IArchive Archive => _archive.Archive;

    public static async Task<DeskProgram> OpenAsync(DeskSettings settings)
    {
        var archive = await OpenedArchive.OpenAsync(settings);
        var token = new StartToken(settings.Token);
        // An empty builder: no settings files of the folder it happens to be started in, no environment variables that open other addresses.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Dateline.Desk", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = CutOff;
            server.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            server.Listen(settings.Address, settings.Port);
        });
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "dateline_form");
        builder.Services.AddResponseCompression(options => options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/geo+json"]);
        builder.Services.Configure<FormOptions>(options => (options.ValueLengthLimit, options.MultipartBodyLengthLimit, options.ValueCountLimit) = (DeskSettings.LargestReport, DeskSettings.LargestReport, MostFields));
        builder.Services.AddRateLimiter(ApiLimits.Configure);
        builder.Services.AddSingleton(archive);
        builder.Services.AddSingleton(archive.Archive);
        builder.Services.AddSingleton<Narrator>();
        builder.Services.AddSingleton<WorldOutline>();
        builder.Services.AddSingleton<Remembered>();
        builder.Services.AddSingleton(settings.Clock);
        var web = builder.Build();
        web.UseResponseCompression();
        web.Use(Guard.Headers);
        web.Use(new Guard(token).AdmitAsync);
        web.Use(Guard.ExplainFaultsAsync);
        web.UseRateLimiter();
        web.UseAntiforgery();
        web.MapAssets();
        web.MapPages();
        return new DeskProgram(web, archive, token);
    }

    public Task StartAsync() => _web.StartAsync();

    /// <summary>Serves until it is asked to end, or until <paramref name="input"/> does.</summary>
    public async Task WaitAsync(Stream? input)
    {
        var asked = _web.WaitForShutdownAsync();
        if (input is not null)
        {
            await Task.WhenAny(asked, DrainAsync(input));
            await _web.StopAsync();
        }
        await asked;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _archive.DisposeAsync();
    }

    private static async Task DrainAsync(Stream input)
    {
        var buffer = new byte[256];
        while (await input.ReadAsync(buffer) > 0)
        {
        }
    }
}
