using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Intake.Fetching;

/// <summary>What is known of an earlier fetch, so that the server need send nothing where nothing changed (RFC 9110, 13).</summary>
internal readonly record struct Condition(string? ETag, string? LastModified);

/// <summary>Fetches an address, if it is not as it was.</summary>
internal delegate Task<Fetched> Fetch(string address, Condition condition, CancellationToken cancellation);

/// <summary>Fetches addresses of the public web, within limits. Thread-safe.</summary>
/// <remarks>
/// Which host is asked is decided where the socket is opened: the answer of the name service is looked at, and the very address that was looked at is connected to.
/// So a name that is public when asked and private a moment later gains nothing, and redirects go the same way. No proxy is used, which would hide the address.
/// </remarks>
internal sealed class Fetcher : IDisposable
{
    private readonly FetchingOptions _options;
    private readonly Func<IPAddress, bool> _isPublic;
    private readonly HttpClient _client;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes of its handler.")]
    public Fetcher(FetchingOptions options, Func<IPAddress, bool>? isPublic = null)
    {
        _options = options;
        _isPublic = isPublic ?? PublicAddress.Is;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Fetches an address. Whatever goes wrong is a refusal; only being cancelled throws.</summary>
    public async Task<Fetched> FetchAsync(string address, Condition condition, CancellationToken cancellation)
    {
        var now = InstantPattern.General.Format(Instant.FromDateTimeOffset(_options.Clock.GetUtcNow()));
        Fetched Refused(Refusal refusal) => new() { Address = address, Refusal = refusal, Retrieved = now };
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return Refused(Refusals.NoAddress("it is not whole"));
        using var time = new CancellationTokenSource(_options.Time, _options.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellation);
        try
        {
            return await FollowAsync(uri, condition, now, both.Token);
        }
        catch (RefusedException refused)
        {
            return Refused(refused.Refusal);
        }
        catch (HttpRequestException fault)
        {
            return Refused(fault.InnerException is RefusedException inside ? inside.Refusal : Refusals.Unreachable(uri.Host, Reason(fault)));
        }
        catch (IOException)
        {
            return Refused(Refusals.Unreachable(uri.Host, "the connection broke"));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Refused(Refusals.FetchTooSlow(_options.Time));
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<Fetched> FollowAsync(Uri uri, Condition condition, string now, CancellationToken cancellation)
    {
        var redirects = new List<string>();
        var hasMoved = true;
        while (true)
        {
            Check(uri);
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
            request.Headers.TryAddWithoutValidation("Accept", "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            if (condition.ETag is { } tag)
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            if (condition.LastModified is { } day)
                request.Headers.TryAddWithoutValidation("If-Modified-Since", day);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var status = (int)response.StatusCode;
            if (status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            {
                if (redirects.Count == _options.Redirects)
                    throw new RefusedException(Refusals.TooManyRedirects(_options.Redirects));
                redirects.Add(uri.AbsoluteUri);
                hasMoved &= status is 301 or 308;
                uri = new Uri(uri, location);
                continue;
            }
            var fetched = new Fetched
            {
                Address = uri.AbsoluteUri,
                Redirects = redirects,
                HasMoved = hasMoved && redirects.Count > 0,
                Status = status,
                Fields = Fields(response),
                Retrieved = now,
            };
            if (status == 304)
                return fetched;
            if (status is < 200 or > 299)
                return fetched with { Refusal = Refusals.Status(status) };
            try
            {
                return fetched with { Bytes = HttpBody.Unpack(await BodyAsync(response, cancellation), fetched.Fields, _options.Limits) };
            }
            catch (RefusedException refused)
            {
                return fetched with { Refusal = refused.Refusal };
            }
        }
    }

    private static void Check(Uri uri)
    {
        if (uri.Scheme is not ("http" or "https"))
            throw new RefusedException(Refusals.NoAddress("it is neither http nor https"));
        if (uri.UserInfo.Length > 0)
            throw new RefusedException(Refusals.NoAddress("there is a name or password in it"));
        if (uri.Host.Length == 0)
            throw new RefusedException(Refusals.NoAddress("it has no host"));
    }

    private async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var limit = _options.Limits.ReportBytes;
        if (response.Content.Headers.ContentLength > limit)
            throw new RefusedException(Refusals.TooLarge(limit));
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var all = new MemoryStream();
        var piece = new byte[32 * 1024];
        while (await body.ReadAsync(piece, cancellation) is > 0 and var count)
        {
            all.Write(piece, 0, count);
            if (all.Length > limit)
                throw new RefusedException(Refusals.TooLarge(limit));
        }
        return all.ToArray();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _options.Resolve(host, cancellation);
        }
        catch (SocketException)
        {
            addresses = [];
        }
        if (addresses.Length == 0)
            throw new RefusedException(Refusals.Unreachable(host, "no such host"));
        // One private answer among public ones is an attempt, not an alternative.
        if (!_options.AllowPrivateAddresses && !addresses.All(_isPublic))
            throw new RefusedException(Refusals.PrivateAddress(host));
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static HeaderFields Fields(HttpResponseMessage response)
    {
        var fields = new HeaderFields();
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (FetchedFields.Kept.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase) || name.Equals("Cache-Control", StringComparison.OrdinalIgnoreCase))
                fields.Add(name, string.Join(", ", values));
        }
        return fields;
    }

    private static string Reason(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "no such host",
        HttpRequestError.SecureConnectionError => "the secure connection could not be made",
        HttpRequestError.ConnectionError => "no connection",
        HttpRequestError.ConfigurationLimitExceeded => "its answer has too many header fields",
        _ => "it did not answer as a web server does",
    };
}
