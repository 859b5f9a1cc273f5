using System.Buffers;
using System.Text;
using Dateline.Export;
using Dateline.Export.Text;
using Dateline.Formats;

namespace Dateline.Cli;

/// <summary>Where the chronicles of a run go, in one of the formats. Each is written out before the next is begun.</summary>
internal abstract class ChronicleOutput : IDisposable
{
    /// <summary>The formats, the first being the one for people.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "csv", "md", "none"];

    public static ChronicleOutput Of(string format, Stream output, TextLayout layout) => format switch
    {
        "text" => new Written(output, writer => new ChronicleText(writer, layout).Write),
        "md" => new Written(output, writer => new ChronicleMarkdown(writer).Write),
        "csv" => new Written(output, writer => new ChronicleCsv(writer).Write),
        "json" => new Json(output),
        _ => new Nothing(),
    };

    public abstract void Write(Chronicle chronicle);

    public virtual void Dispose()
    {
    }

    private sealed class Nothing : ChronicleOutput
    {
        public override void Write(Chronicle chronicle)
        {
        }
    }

    private sealed class Json(Stream output) : ChronicleOutput
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(32 * 1024);

        public override void Write(Chronicle chronicle)
        {
            _buffer.ResetWrittenCount();
            ChronicleJson.Write(chronicle, _buffer);
            _buffer.Write("\n"u8);
            output.Write(_buffer.WrittenSpan);
        }
    }

    private sealed class Written : ChronicleOutput
    {
        private readonly StreamWriter _writer;
        private readonly Action<Chronicle> _write;

        public Written(Stream output, Func<TextWriter, Action<Chronicle>> format)
        {
            _writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };
            _write = format(_writer);
            _writer.Flush();
        }

        public override void Write(Chronicle chronicle)
        {
            _write(chronicle);
            _writer.Flush();
        }

        // Everything is flushed already; closing would try again what failed.
    }
}
