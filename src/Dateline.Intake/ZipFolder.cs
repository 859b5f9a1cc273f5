using System.IO.Compression;

namespace Dateline.Intake;

/// <summary>An entry of a zip archive that may be a report; without a name, only a count of what was passed over.</summary>
internal readonly record struct ZipItem(string? Name, ZipArchiveEntry? Entry, int PassedOver);

/// <summary>A zip archive, read as a folder. Nothing is ever written, so that a name like <c>../../x</c> is only a name.</summary>
internal sealed class ZipFolder : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly IntakeLimits _limits;
    private readonly bool _isWacz;
    private readonly long _length;
    private long _unpacked;

    /// <exception cref="RefusedException">It is no zip archive, or a damaged one.</exception>
    public ZipFolder(Stream stream, IntakeLimits limits, bool isWacz)
    {
        (_limits, _isWacz) = (limits, isWacz);
        _length = stream.Length;
        try
        {
            _zip = new ZipArchive(stream, ZipArchiveMode.Read);
            _ = _zip.Entries;
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(Refusals.DamagedZip);
        }
    }

    /// <summary>The entries in the order of the archive, without folders, hidden names, and what only accompanies pages.</summary>
    public IEnumerable<ZipItem> Entries()
    {
        foreach (var entry in _zip.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.EndsWith('/') || name.Split('/').Any(part => part is not ("." or "..") && Companions.IsHidden(part)))
                continue;
            // Of a WACZ (webrecorder's packing of web archives) all but the archives themselves are lists about them.
            if (_isWacz && !IsWebArchive(name))
                continue;
            yield return Companions.IsOne(name) ? new(null, null, 1) : new(name, entry, 0);
        }
    }

    /// <summary>Opens an entry, held to the limits.</summary>
    /// <exception cref="RefusedException">It is encrypted, damaged, or known to be too large.</exception>
    public Stream Open(ZipItem item)
    {
        var entry = item.Entry!;
        if (entry.IsEncrypted)
            throw new RefusedException(Refusals.Encrypted);
        // A web archive is read record by record, and each record is held to the limit.
        var isWebArchive = IsWebArchive(item.Name!);
        if (entry.Length > _limits.EntryBytes && !isWebArchive)
            throw new RefusedException(Refusals.EntryTooLarge(_limits.EntryBytes));
        // Entries may overlap, so that each looks harmless and all together fill the disk: count them together as well.
        _unpacked += entry.Length;
        if (_unpacked > _limits.EntryBytes && _unpacked > _limits.CompressionRatio * _length)
            throw new RefusedException(Refusals.Bomb(_limits.CompressionRatio));
        try
        {
            return new CheckedStream(new UnpackedStream(entry.Open(), () => entry.CompressedLength, _limits, isWebArchive ? null : _limits.EntryBytes, Refusals.DamagedZip), entry.Crc32);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(Refusals.DamagedZip);
        }
    }

    private static bool IsWebArchive(string name) => name.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".warc", StringComparison.OrdinalIgnoreCase);

    public void Dispose() => _zip.Dispose();

    /// <summary>Holds what comes out of an entry against the checksum of the archive, which the runtime leaves to its caller.</summary>
    private sealed class CheckedStream(Stream inner, uint expected) : ForwardStream
    {
        private uint _crc = uint.MaxValue;

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            _crc = Crc32.Append(_crc, buffer[..count]);
            return count > 0 || buffer.IsEmpty || ~_crc == expected ? count : throw new RefusedException(Refusals.DamagedZip);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
