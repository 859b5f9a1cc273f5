using System.Text;
using SystemEncoding = System.Text.Encoding;

namespace Dateline.Reading.Charsets;

/// <summary>Names of character encodings as pages declare them, and the encodings they mean to browsers.</summary>
/// <remarks>After the labels of the WHATWG Encoding Standard: a page that says ISO-8859-1 means windows-1252, one that says GB2312 means GB18030.</remarks>
internal static class CharsetNames
{
    /// <summary>The encoding that a declared name means; <see langword="null"/> where nobody knows it.</summary>
    public static SystemEncoding? Find(string? declared)
    {
        if (string.IsNullOrWhiteSpace(declared) || declared.Length > 40)
            return null;
        var name = declared.Trim().Trim('"', '\'').ToLowerInvariant();
        return name switch
        {
            "utf-8" or "utf8" or "unicode-1-1-utf-8" or "x-unicode20utf8" => SystemEncoding.UTF8,
            "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "ascii" or "us-ascii" or "ansi" or "cp1252" or "windows-1252" or "x-cp1252" => Of(1252),
            "iso-8859-9" or "iso8859-9" or "latin5" or "cp1254" or "windows-1254" => Of(1254),
            "iso-8859-11" or "tis-620" or "tis620" or "windows-874" or "dos-874" => Of(874),
            "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" or "cp936" or "gb18030" or "chinese" => Of(54936),
            "big5" or "big5-hkscs" or "x-x-big5" or "cp950" or "cn-big5" => Of(950),
            "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" or "windows-31j" or "cp932" => Of(932),
            "euc-kr" or "ks_c_5601-1987" or "ks_c_5601-1989" or "ksc5601" or "korean" or "windows-949" or "cp949" or "uhc" => Of(949),
            "euc-jp" or "x-euc-jp" => Of(51932),
            "iso-2022-jp" => Of(50220),
            "koi8-r" or "koi8" or "koi" or "koi8_r" => Of(20866),
            "koi8-u" or "koi8-ru" => Of(21866),
            "cp1251" or "win-1251" or "windows-1251" or "windows1251" or "x-cp1251" or "cp-1251" => Of(1251),
            "cp1250" or "windows-1250" or "win-1250" or "x-cp1250" => Of(1250),
            "cp1253" or "windows-1253" => Of(1253),
            "cp1255" or "windows-1255" or "iso-8859-8-i" or "logical" => Of(1255),
            "cp1256" or "windows-1256" => Of(1256),
            "cp1257" or "windows-1257" => Of(1257),
            "cp1258" or "windows-1258" => Of(1258),
            "cp866" or "ibm866" or "866" => Of(866),
            "macintosh" or "mac" or "x-mac-roman" => Of(10000),
            "x-mac-cyrillic" or "x-mac-ukrainian" => Of(10007),
            "iso-8859-2" or "iso8859-2" or "latin2" => Of(28592),
            "iso-8859-3" or "latin3" => Of(28593),
            "iso-8859-4" or "latin4" => Of(28594),
            "iso-8859-5" or "cyrillic" => Of(28595),
            "iso-8859-6" or "arabic" => Of(28596),
            "iso-8859-7" or "greek" or "iso8859-7" => Of(28597),
            "iso-8859-8" or "hebrew" or "visual" => Of(28598),
            "iso-8859-13" => Of(28603),
            "iso-8859-15" or "iso8859-15" or "latin-9" or "latin9" or "l9" => Of(28605),
            // A page whose declaration could be read as ASCII is not in UTF-16, whatever it says.
            "utf-16" or "utf-16le" or "utf-16be" or "unicode" => SystemEncoding.UTF8,
            _ => null,
        };
    }

    private static SystemEncoding? Of(int codePage) => codePage switch
    {
        28591 => SystemEncoding.Latin1,
        _ => CodePagesEncodingProvider.Instance.GetEncoding(codePage),
    };
}
