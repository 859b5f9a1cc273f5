using Dateline.Testing;

namespace Dateline.Archive.Tests;

public sealed class RoomTests
{
    [Fact]
    public void The_repository_is_found() => Assert.True(File.Exists(Repository.Path("Dateline.slnx")));
}
