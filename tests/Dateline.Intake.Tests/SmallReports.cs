using System.Security.Cryptography;
using System.Text;

namespace Dateline.Intake.Tests;

/// <summary>Reports as small as can be, for tests of what stands around the reading.</summary>
internal static class SmallReports
{
    /// <summary>Takes the bytes for the text; an empty one is refused.</summary>
    public static ReadingOutcome Read(Input input) => input.Bytes.IsEmpty
        ? ReadingOutcome.Refused(new Refusal("DL0001", "The input is empty."))
        : ReadingOutcome.Read(new Chronicle
        {
            Report = new Report
            {
                Id = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(input.Bytes.Span)),
                Source = input.Source,
                Url = input.Url,
                Text = Encoding.UTF8.GetString(input.Bytes.Span),
            },
        });
}
