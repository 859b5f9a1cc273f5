using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Dateline.Desk;

/// <summary>What stands in the address that the desk prints when it starts, and afterwards in a cookie: other users and other pages on this machine do not know it.</summary>
public sealed class StartToken(string? given)
{
    public const string Parameter = "token";

    public string Value { get; } = given ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>Whether this is it; takes as long for a wrong one as for the right one.</summary>
    public bool Is(string? text) => text is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Value));
}
