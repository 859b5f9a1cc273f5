using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Dateline.Desk.Api;

/// <summary>How often <c>/api</c> may be asked: a program that has run wild must not take the desk from its reader.</summary>
public static class ApiLimits
{
    private const int AtOnce = 2000;
    private const int PerSecond = 400;

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(http => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? RateLimitPartition.GetTokenBucketLimiter(true, _ => new TokenBucketRateLimiterOptions { TokenLimit = AtOnce, TokensPerPeriod = PerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(false));
        options.OnRejected = async (rejected, cancellation) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            await ApiProblem.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "Too many requests", "Wait a second and go on.");
        };
    }
}
