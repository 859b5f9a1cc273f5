namespace Dateline.Intake;

/// <summary>Something that is made when it is first asked for, and disposed of where it was.</summary>
internal sealed class Lazily<T>(Func<T> make) : IDisposable
    where T : class, IDisposable
{
    private T? _value;

    public T Value => _value ??= make();

    public void Dispose() => _value?.Dispose();
}
