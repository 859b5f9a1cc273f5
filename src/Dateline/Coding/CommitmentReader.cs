using Dateline.Actors;
using Dateline.Language;

namespace Dateline.Coding;

/// <summary>A commitment while the text is read; numbers are words.</summary>
internal sealed record CommitmentDraft(StatementDraft Statement, int ContentFirst, int ContentEnd, (int First, int End)? Condition, (int First, int End)? Deadline, bool IsToRefrain, CommitmentForce Force, ActorChunk? OnBehalfOf);

/// <summary>Statements by which somebody binds themself or those they speak for, in the plain cases.</summary>
internal sealed class CommitmentReader(TextWords words, ActorIndex actors, bool[] isTime)
{
    public IEnumerable<CommitmentDraft> Read(IEnumerable<StatementDraft> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Kind is StatementKind.Commitment && !statement.IsNegative)
                yield return Read(statement);
        }
    }

    private CommitmentDraft Read(StatementDraft statement)
    {
        var (first, end) = statement.Content[0];
        var cue = words.Lower(statement.CueFirst);
        var force = cue switch
        {
            _ when cue.StartsWith("promis", StringComparison.Ordinal) || cue.StartsWith("vow", StringComparison.Ordinal) || cue.StartsWith("pledg", StringComparison.Ordinal) || cue.StartsWith("guarant", StringComparison.Ordinal) => CommitmentForce.Explicit,
            "agreed" or "agrees" => CommitmentForce.Agreed,
            "offered" or "offers" => CommitmentForce.Offer,
            _ => CommitmentForce.Stated,
        };
        var refrain = false;
        for (var i = first; i < end; i++)
            refrain |= words[i].Lower is "not" or "n't" or "never" && i > 0 && words[i - 1].Lower is "will" or "would" or "wo" or "to" or "shall" || words[i].Lower is "not" && words.Lower(i + 1) == "to";
        return new CommitmentDraft(statement, first, end, Condition(first, end), Deadline(first, end), refrain, force, OnBehalf(statement, first, end));
    }

    /// <summary>"if …", "until …", "after …", "once …", "unless …", "provided that …": up to the next comma, or the end.</summary>
    private (int First, int End)? Condition(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (words[i].Lower is not ("if" or "until" or "once" or "unless" or "provided" or "after" or "till") || (i + 1 < end && isTime[i + 1]))
                continue;
            var to = i + 1;
            while (to < end && words[to].Lower is not ("," or ";" or "”"))
                to++;
            return to - i >= 2 ? (i, to) : null;
        }
        return null;
    }

    private (int First, int End)? Deadline(int first, int end)
    {
        for (var i = first; i + 1 < end; i++)
        {
            if (words[i].Lower is "by" or "before" or "within" or "until" or "in" or "on" && isTime[i + 1])
            {
                var to = i + 1;
                while (to < end && isTime[to])
                    to++;
                return (i + 1, to);
            }
        }
        return null;
    }

    /// <summary>The body or group that is to act, where it is not the speaker.</summary>
    private ActorChunk? OnBehalf(StatementDraft statement, int first, int end)
    {
        for (var i = first; i < end && i - first < 16; i++)
        {
            if (words[i].Lower is "will" or "shall")
                return null;
            if (actors.At(i) is { Actor: >= 0, Form: not ReferenceForm.Pronoun } chunk && chunk.Actor != statement.Speaker?.Actor && chunk.Kind is not ActorKind.Person)
                return chunk;
        }
        return null;
    }
}
