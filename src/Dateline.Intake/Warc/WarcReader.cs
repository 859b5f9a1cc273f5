using System.Globalization;
using System.Text;

namespace Dateline.Intake.Warc;

/// <summary>A web archive → its records, in WARC 1.0 or 1.1, one at a time. What is damaged is told, and reading goes on behind it.</summary>
internal sealed class WarcReader(IStretches stretches, IntakeLimits limits)
{
    private const int LongestHead = 64 * 1024;

    // Of what tells the beginning of a record: a version and part of a field.
    private const int LongestStart = 256;

    private const int Nearby = 1 << 20;

    // Of the empty lines behind a record, which should be two.
    private const int LongestBlank = 64;

    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private long _passed;
    private bool _isAtEnd;

    private ReadOnlySpan<byte> AtHand => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The records in the order of the file.</summary>
    public IEnumerable<WarcRecord> Records()
    {
        while (stretches.Next())
        {
            (_start, _end, _passed, _isAtEnd) = (0, 0, 0, false);
            var hasTold = false;
            while (SkipBlank())
            {
                var record = IsRecord(AtHand) ? ReadRecord() : PassGarbage();
                hasTold |= record.Fault is not null;
                yield return record;
            }
            if (stretches.Fault is { } fault && !hasTold)
                yield return new WarcRecord { Offset = stretches.Offset, Fields = new HeaderFields(), Fault = fault };
        }
    }

    private long Offset => stretches.Offset + (stretches is PlainStretch ? _passed : 0);

    private WarcRecord ReadRecord()
    {
        var offset = Offset;
        Need(LongestHead);
        var head = HeaderFields.EndIn(AtHand[..Math.Min(AtHand.Length, LongestHead)]);
        if (head < 0)
        {
            PassTo(NextRecord(1));
            return new WarcRecord { Offset = offset, Fields = new HeaderFields(), Fault = stretches.Fault ?? Refusals.WarcHead };
        }
        // Latin letters of old writers come out wrong, addresses of new ones right: WARC says UTF-8.
        var record = new WarcRecord { Offset = offset, Fields = HeaderFields.Parse(AtHand[..head], Encoding.UTF8) };
        Take(head);
        if (!long.TryParse(record.Fields["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return UpToNext(record);
        if (length > limits.EntryBytes)
        {
            // A length that was made up is told from a large record by what stands nearby.
            Need(Nearby);
            return _isAtEnd || FindRecord(AtHand) >= 0 ? UpToNext(record) : TooLarge(record, length);
        }
        Need((int)length + 5);
        if (AtHand.Length < length)
            return stretches.Fault is { } fault ? CutShort(record, fault) : UpToNext(record);
        var behind = AtHand[(int)length..];
        var isEnd = behind.TrimStart("\r\n"u8) is var next && (next.IsEmpty || IsRecord(next));
        if (!isEnd && !behind.StartsWith("\r\n\r\n"u8) && !behind.StartsWith("\n\n"u8))
            return UpToNext(record);
        return Whole(record, (int)length);
    }

    /// <summary>The record with its block, once it is known that what holds it is sound.</summary>
    private WarcRecord Whole(WarcRecord record, int length)
    {
        // The checksum stands behind the member; a record that fills its member is held against it before anybody sees it.
        Need(length + LongestBlank);
        var block = _buffer.AsMemory(_start, length);
        Take(length);
        var isLast = _isAtEnd && AtHand.TrimStart("\r\n"u8).IsEmpty;
        return isLast && stretches.Fault is { } fault ? record with { Fault = fault, Block = block } : record with { Block = block };
    }

    /// <summary>A record whose length is missing or wrong: it goes on to where the next one begins, or to the end of the stretch.</summary>
    private WarcRecord UpToNext(WarcRecord record)
    {
        var next = NextRecord(0);
        if (next > limits.EntryBytes)
        {
            PassTo(next);
            return record with { Fault = Refusals.EntryTooLarge(limits.EntryBytes) };
        }
        var isEndOfFile = next == AtHand.Length;
        var block = AtHand[..next];
        var isEnded = block.EndsWith("\r\n\r\n"u8) || block.EndsWith("\n\n"u8);
        if (stretches.Fault is { } fault && isEndOfFile)
            return CutShort(record, fault);
        // A compressed record is whole where its member is; a plain one that the file ends in must have its own end.
        if (isEndOfFile && stretches is PlainStretch && !isEnded)
            return CutShort(record, Refusals.WarcCutShort);
        var length = block.EndsWith("\r\n\r\n"u8) ? next - 4 : block.EndsWith("\n\n"u8) ? next - 2 : next;
        return Whole(record, length) with { HasWrongLength = true };
    }

    private WarcRecord CutShort(WarcRecord record, Refusal fault)
    {
        var block = AtHand.ToArray();
        Take(block.Length);
        return record with { Fault = fault, Block = block };
    }

    private WarcRecord TooLarge(WarcRecord record, long length)
    {
        // Passed over piece by piece; a length that was made up is noticed at the next record, which may lie across the edge of a piece.
        while (length > 0)
        {
            Need((int)Math.Min(length, 2 * LongestHead));
            if (AtHand.IsEmpty)
                break;
            var piece = (int)Math.Min(length, AtHand.Length);
            var next = FindRecord(AtHand[..piece]);
            if (next >= 0)
            {
                Take(next);
                break;
            }
            var passed = piece < length && !_isAtEnd ? piece - LongestStart : piece;
            Take(passed);
            length -= passed;
        }
        return record with { Fault = Refusals.EntryTooLarge(limits.EntryBytes) };
    }

    private WarcRecord PassGarbage()
    {
        var offset = Offset;
        var passed = 0L;
        while (true)
        {
            Need(LongestHead);
            var next = FindRecord(AtHand);
            var count = next >= 0 ? next : _isAtEnd ? AtHand.Length : Math.Max(1, AtHand.Length - LongestStart);
            passed += count;
            Take(count);
            if (next >= 0 || _start == _end)
                return new WarcRecord { Offset = offset, Fields = new HeaderFields(), Fault = stretches.Fault ?? Refusals.WarcGarbage(passed) };
        }
    }

    private void PassTo(int next) => Take(Math.Min(next, AtHand.Length));

    /// <summary>Where, from here, the next record begins; the end of what is at hand where there is none up to the end of the stretch or past the limit.</summary>
    private int NextRecord(int from)
    {
        while (true)
        {
            var next = FindRecord(AtHand[Math.Min(from, AtHand.Length)..]);
            if (next >= 0)
                return from + next;
            if (_isAtEnd || AtHand.Length > limits.EntryBytes)
                return AtHand.Length;
            from = Math.Max(from, AtHand.Length - LongestStart);
            Need(AtHand.Length * 2);
        }
    }

    /// <summary>Where something stands that can only be the beginning of a record: the version, and fields under it. Not only behind a line break: what came before may have been cut off anywhere.</summary>
    private static int FindRecord(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; ;)
        {
            var next = bytes[at..].IndexOf("WARC/1."u8);
            if (next < 0)
                return -1;
            at += next;
            if (IsRecord(bytes[at..]))
                return at;
            at++;
        }
    }

    private static bool IsRecord(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("WARC/"u8))
            return false;
        var end = bytes.IndexOf((byte)'\n');
        if (end is < 0 or > 16)
            return end < 0 && bytes.Length <= 16;
        var fields = bytes[(end + 1)..];
        return fields.Length < 5 || StartsWith(fields, "warc-"u8) || StartsWith(fields, "conte"u8);
    }

    private static bool StartsWith(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> lower) => Ascii.EqualsIgnoreCase(bytes[..lower.Length], lower);

    /// <summary>Passes empty lines over.</summary>
    /// <returns>False at the end of the stretch.</returns>
    private bool SkipBlank()
    {
        while (true)
        {
            var rest = AtHand.TrimStart("\r\n"u8);
            Take(AtHand.Length - rest.Length);
            if (rest.Length >= 16 || (_isAtEnd && !rest.IsEmpty))
                return true;
            if (_isAtEnd)
                return false;
            Need(16);
        }
    }

    private void Take(int count)
    {
        _start += count;
        _passed += count;
    }

    /// <summary>Has so many bytes at hand, or all up to the end of the stretch.</summary>
    private void Need(int count)
    {
        while (AtHand.Length < count && !_isAtEnd)
        {
            if (_end == _buffer.Length)
                MakeRoom(count);
            var read = stretches.Read(_buffer.AsSpan(_end));
            _end += read;
            _isAtEnd = read == 0;
        }
    }

    private void MakeRoom(int count)
    {
        var target = count > _buffer.Length / 2 ? new byte[count * 2] : _buffer;
        AtHand.CopyTo(target);
        (_buffer, _end, _start) = (target, _end - _start, 0);
    }
}
