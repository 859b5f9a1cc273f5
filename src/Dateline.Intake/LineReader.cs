namespace Dateline.Intake;

/// <summary>A stream → its lines, one at a time, each no longer than a limit.</summary>
internal sealed class LineReader(Stream stream, int longest)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Number of the line last read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without its end.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="RefusedException">The line is too long; it is passed over, and reading may go on behind it.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        Number++;
        var isTooLong = false;
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (end >= 0 || (_isAtEnd && _end > _start))
            {
                end = end < 0 ? _end - _start : end;
                line = isTooLong || end > longest ? default : _buffer.AsSpan(_start, end).TrimEnd((byte)'\r').ToArray();
                isTooLong |= end > longest;
                _start = Math.Min(_end, _start + end + 1);
                return isTooLong ? throw new RefusedException(Refusals.NotOneLine(longest)) : true;
            }
            if (_isAtEnd)
            {
                line = default;
                return isTooLong ? throw new RefusedException(Refusals.NotOneLine(longest)) : false;
            }
            if (_end - _start > longest)
            {
                isTooLong = true;
                _start = _end;
            }
            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer.AsSpan(_end));
        _end += read;
        _isAtEnd = read == 0;
    }
}
