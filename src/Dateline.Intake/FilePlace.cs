namespace Dateline.Intake;

/// <summary>A file as it was when it was opened: the same path with another size or another time of change is another file.</summary>
/// <param name="Path">Its path, as it was named.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Modified">When it was last changed, in ticks of UTC.</param>
internal readonly record struct FileMark(string Path, long Length, long Modified);

/// <summary>The place of an arrival in its file, so that a run that was killed can go on behind it.</summary>
/// <param name="File">The file.</param>
/// <param name="Number">Its number among the arrivals of the file, from 1.</param>
/// <param name="IsLast">Whether the file holds no other.</param>
internal sealed record FilePlace(FileMark File, int Number, bool IsLast);
