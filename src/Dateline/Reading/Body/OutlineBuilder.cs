using System.Text;
using AngleSharp.Dom;

namespace Dateline.Reading.Body;

/// <summary>Tree → outline, in one pass over the nodes.</summary>
/// <remarks>No recursion, and no sibling pointers: in the tree used here the next sibling is found by searching the parent's children.</remarks>
internal sealed class OutlineBuilder
{
    private readonly ElementRoles _roles;
    private readonly PageOutline _outline = new();
    private readonly Stack<Frame> _frames = new();
    private readonly StringBuilder _text = new();
    private int _container = -1;
    private int _links;
    private int _emphasis;
    private int _linkLength;
    private int _emphasisLength;
    private bool _pendingSpace;
    private bool _hasTab;
    private BlockKind _kind;

    private OutlineBuilder(ElementRoles roles) => _roles = roles;

    /// <summary>The outline of what lies in <paramref name="root"/>.</summary>
    public static PageOutline Build(IElement root, ElementRoles roles)
    {
        var builder = new OutlineBuilder(roles);
        builder.Walk(root);
        return builder._outline;
    }

    private void Walk(IElement root)
    {
        Enter(root);
        while (_frames.TryPop(out var frame))
        {
            var children = frame.Element.ChildNodes;
            if (frame.NextChild == children.Length)
            {
                Leave(frame);
                continue;
            }
            _frames.Push(frame with { NextChild = frame.NextChild + 1 });
            _outline.Visited++;
            switch (children[frame.NextChild])
            {
                case IElement element:
                    Enter(element);
                    break;
                case IText text:
                    Append(text.Data);
                    break;
            }
        }
        Flush();
    }

    private void Enter(IElement element)
    {
        var name = element.LocalName;
        if (_roles.IsSilent(name))
            return;
        if (name == "br")
        {
            Break();
            return;
        }
        var tag = HtmlTags.Of(name);
        if (tag == Tag.Void)
        {
            if (name == "img" && _container >= 0)
                _outline.Containers[_container].Images++;
            return;
        }
        var frame = new Frame(element, tag, 0, _container, _kind, Opened: false);
        BlockRole role;
        if (tag == Tag.Cell && !HoldsBlocks(element))
        {
            if (_text.Length > 0)
            {
                _pendingSpace = false;
                _text.Append('\t');
                _hasTab = true;
            }
        }
        else if (tag.BreaksText())
        {
            role = _roles.Of(element, name);
            Begin(ref frame, role);
        }
        else if ((role = _roles.OfInline(element, name)) != BlockRole.None)
        {
            // In running text an inline element is part of it, whatever its class says, unless nobody sees it.
            var opensBlock = _text.Length == 0 || _text[^1] == '\n';
            if ((role & BlockRole.Hidden) != BlockRole.None && !opensBlock)
                return;
            if (opensBlock)
                Begin(ref frame, role);
        }
        _links += tag == Tag.A ? 1 : 0;
        _emphasis += name is "strong" or "b" or "em" or "i" ? 1 : 0;
        _frames.Push(frame);
    }

    private void Begin(ref Frame frame, BlockRole role)
    {
        Flush();
        Open(frame.Element, frame.Tag, role);
        frame = frame with { Opened = true };
    }

    private void Leave(Frame frame)
    {
        _links -= frame.Tag == Tag.A ? 1 : 0;
        _emphasis -= frame.Element.LocalName is "strong" or "b" or "em" or "i" ? 1 : 0;
        if (!frame.Opened)
            return;
        Flush();
        var left = _outline.Containers[_container];
        left.EndBlock = _outline.Blocks.Count;
        left.EndContainer = _outline.Containers.Count;
        if (left.Parent >= 0)
            _outline.Containers[left.Parent].Images += left.Images;
        _container = frame.Container;
        _kind = frame.Kind;
    }

    private void Open(IElement element, Tag tag, BlockRole role)
    {
        _outline.Containers.Add(new Container(_container, element, tag, role, _outline.Blocks.Count));
        _container = _outline.Containers.Count - 1;
        _kind = tag switch
        {
            Tag.Heading => BlockKind.Heading,
            Tag.Item or Tag.Definition => BlockKind.ListItem,
            Tag.Table or Tag.Row => BlockKind.Paragraph,
            _ when element.LocalName == "blockquote" || (role & BlockRole.Post) != BlockRole.None => BlockKind.Quote,
            _ => _kind,
        };
    }

    private static bool HoldsBlocks(IElement cell)
    {
        foreach (var child in cell.ChildNodes)
        {
            if (child is IElement element && HtmlTags.Of(element.LocalName).BreaksText())
                return true;
        }
        return false;
    }

    /// <summary>A forced line break; two of them part paragraphs.</summary>
    private void Break()
    {
        if (_text.Length == 0)
            return;
        if (_text[^1] == '\n')
        {
            Flush();
            return;
        }
        _pendingSpace = false;
        _text.Append('\n');
    }

    private void Append(string data)
    {
        var before = _text.Length;
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                _pendingSpace = true;
                continue;
            }
            // Soft hyphens, zero-width spaces and byte order marks are instructions for the setter, not part of the word.
            if (c is '\u00AD' or '\u200B' or '\uFEFF')
                continue;
            if (_pendingSpace && _text.Length > 0 && _text[^1] is not ('\n' or '\t'))
                _text.Append(' ');
            _pendingSpace = false;
            _text.Append(c);
        }
        _linkLength += _links > 0 ? _text.Length - before : 0;
        _emphasisLength += _emphasis > 0 ? _text.Length - before : 0;
    }

    private void Flush()
    {
        var length = _text.Length;
        while (length > 0 && _text[length - 1] is '\n' or '\t' or ' ')
            length--;
        if (length > 0)
        {
            var kind = _hasTab ? BlockKind.TableRow : _kind;
            var block = new TextBlock(_container, _outline.Containers[_container].Element, kind, _text.ToString(0, length), Math.Min(_linkLength, length), Math.Min(_emphasisLength, length));
            _outline.Blocks.Add(block);
        }
        _text.Clear();
        _linkLength = 0;
        _emphasisLength = 0;
        _pendingSpace = false;
        _hasTab = false;
    }

    private readonly record struct Frame(IElement Element, Tag Tag, int NextChild, int Container, BlockKind Kind, bool Opened);
}
