using Dateline.Archive.Postgres;
using Orleans.Runtime;

namespace Dateline.Cluster.Membership;

/// <summary>Where the silos of a cluster find one another: two tables beside its queue. The protocol is Orleans'; this only keeps its rows.</summary>
/// <remarks>
/// Written on Orleans' public interface instead of taking its ADO.NET provider: see <c>docs/cluster.md</c>. Each change of a row also changes the version of the table, in one statement, and only where both are
/// still as the one who changes them has read them ("extended" membership protocol, with a total order of views).
/// </remarks>
internal sealed class PostgresMembership(MembershipRows rows) : IMembershipTable
{
    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public Task DeleteMembershipTableEntries(string clusterId) => rows.DeleteAsync();

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => rows.CleanAsync(Word(SiloStatus.Dead), beforeDate.UtcDateTime);

    public async Task<MembershipTableData> ReadRow(SiloAddress key) => Table(await rows.ReadAsync(key.ToParsableString()));

    public async Task<MembershipTableData> ReadAll() => Table(await rows.ReadAsync(null));

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => rows.InsertAsync(Row(entry), tableVersion.Version - 1);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        rows.UpdateAsync(Row(entry), long.Parse(etag, System.Globalization.CultureInfo.InvariantCulture), tableVersion.Version - 1);

    public Task UpdateIAmAlive(MembershipEntry entry) => rows.AliveAsync(entry.SiloAddress.ToParsableString(), Utc(entry.IAmAliveTime));

    private static MembershipTableData Table((int Version, IReadOnlyList<MembershipRow> Rows) read) =>
        new([.. read.Rows.Select(row => Tuple.Create(Entry(row), Etag(row.Version)))], new TableVersion(read.Version, Etag(read.Version)));

    private static string Etag(long version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Word(SiloStatus status) => status.ToString();

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static MembershipRow Row(MembershipEntry entry) => new(
        entry.SiloAddress.ToParsableString(), Word(entry.Status), entry.ProxyPort, entry.HostName ?? "", entry.SiloName ?? "", Utc(entry.StartTime), Utc(entry.IAmAliveTime),
        [.. (entry.SuspectTimes ?? []).Select(suspect => $"{suspect.Item1.ToParsableString()} {Utc(suspect.Item2):O}")]);

    private static MembershipEntry Entry(MembershipRow row) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(row.Silo),
        Status = Enum.Parse<SiloStatus>(row.Status),
        ProxyPort = row.ProxyPort,
        HostName = row.Host,
        SiloName = row.Name,
        RoleName = "",
        StartTime = Utc(row.Started),
        IAmAliveTime = Utc(row.Alive),
        SuspectTimes = [.. row.Suspected.Select(Suspect)],
    };

    private static Tuple<SiloAddress, DateTime> Suspect(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var time = DateTime.Parse(text.AsSpan(space + 1), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.RoundtripKind);
        return Tuple.Create(SiloAddress.FromParsableString(text[..space]), time);
    }
}
