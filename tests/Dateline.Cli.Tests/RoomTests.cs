using Dateline.Testing;

namespace Dateline.Cli.Tests;

public sealed class RoomTests
{
    [Fact]
    public void The_repository_is_found() => Assert.True(File.Exists(Repository.Path("Dateline.slnx")));
}
