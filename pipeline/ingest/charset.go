package ingest

import (
	"bytes"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"rochade/pipeline"
)

var bomUTF8 = []byte{0xef, 0xbb, 0xbf}

// boms lists the byte order marks, the longer ones first.
var boms = []struct {
	mark     []byte
	encoding encoding.Encoding
}{
	{bomUTF8, unicode.UTF8},
	{[]byte{0xff, 0xfe, 0, 0}, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{[]byte{0, 0, 0xfe, 0xff}, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{[]byte{0xff, 0xfe}, utf16LE},
	{[]byte{0xfe, 0xff}, utf16BE},
}

var (
	utf16LE = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16BE = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
)

// decodeText returns data as UTF-8, without byte order mark. What the bytes say
// goes before what is declared of them: byte order mark, valid UTF-8, the declared
// charset (a label of the Encoding Standard, or ""), and then statistics.
func decodeText(data []byte, declared string) (string, error) {
	for _, b := range boms {
		if rest, ok := bytes.CutPrefix(data, b.mark); ok {
			return decodeAs(b.encoding, rest), nil
		}
	}
	if validUTF8(data) && bytes.IndexByte(data, 0) < 0 {
		return string(bytes.ToValidUTF8(data, []byte("\uFFFD"))), nil
	}
	if e := guessUTF16(data); e != nil {
		return decodeAs(e, data), nil
	}
	if isBinary(data) {
		return "", fault(pipeline.ReasonBinary, "not text")
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if e, name := charset.Lookup(declared); e != nil && name != "utf-8" && name != "replacement" {
		if text := decodeAs(e, data); damage(text) < maxDamage {
			return text, nil
		}
	}
	if e := guessCharset(data); e != nil {
		if text := decodeAs(e, data); damage(text) < maxDamage {
			return text, nil
		}
	}
	if text := string(bytes.ToValidUTF8(data, []byte("\uFFFD"))); damage(text) < maxDamage {
		return text, nil // UTF-8 with some broken bytes
	}
	return "", fault(pipeline.ReasonEncoding, "no charset fits")
}

// maxDamage is the share of replacement characters that a decoded text may have.
const maxDamage = 0.02

// damage is the share of replacement characters in text.
func damage(text string) float64 {
	bad, all := 0, 0
	for _, r := range text {
		all++
		if r == utf8.RuneError {
			bad++
		}
	}
	return float64(bad) / float64(max(all, 1))
}

func decodeAs(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		out = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return string(out)
}

// validUTF8 reports whether data is UTF-8, the last character possibly cut.
func validUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	for cut := 1; cut < utf8.UTFMax && cut < len(data); cut++ {
		if last := data[len(data)-cut:]; utf8.RuneStart(last[0]) {
			return !utf8.FullRune(last) && utf8.Valid(data[:len(data)-cut])
		}
	}
	return false
}

// isBinary reports whether data has more control bytes than text ever has.
func isBinary(data []byte) bool {
	control, nul := 0, 0
	data = data[:min(len(data), 64<<10)]
	for _, c := range data {
		switch {
		case c == 0:
			nul++
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f', c == 0x7f:
			control++
		}
	}
	return control*50 > len(data) || nul*3 > len(data)
}

// guessUTF16 recognizes UTF-16 without byte order mark: one of the two byte orders
// makes nearly all of it characters of news text. It returns nil for other data.
func guessUTF16(data []byte) encoding.Encoding {
	sample := data[:min(len(data), 4096)&^1]
	if len(data)%2 != 0 || len(sample) < 4 {
		return nil
	}
	little, big := 0, 0
	for i := 0; i < len(sample); i += 2 {
		if isNewsUnit(sample[i+1], sample[i]) {
			little++
		}
		if isNewsUnit(sample[i], sample[i+1]) {
			big++
		}
	}
	units := len(sample) / 2
	switch {
	case little*20 >= units*19 && little > big:
		return utf16LE
	case big*20 >= units*19 && big > little:
		return utf16BE
	}
	return nil
}

// isNewsUnit reports whether a UTF-16 code unit is common in news: ASCII, Latin-1,
// general punctuation, Chinese characters and their punctuation.
func isNewsUnit(high, low byte) bool {
	switch {
	case high == 0:
		return low >= 0x20 && low != 0x7f || low == '\n' || low == '\r' || low == '\t'
	case high == 0x20:
		return low >= 0x10
	case high == 0x30:
		return low < 0x30
	}
	return high >= 0x4e && high <= 0x9f || high == 0xff
}

// guessCharset chooses among the charsets of Chinese and western text by
// statistics. It returns nil when none is likely.
func guessCharset(data []byte) encoding.Encoding {
	sample := data[:min(len(data), 16<<10)]
	if isSingleByte(sample) {
		return charmap.Windows1252
	}
	if isGB2312(sample) {
		return simplifiedchinese.GB18030
	}
	results, err := chardet.NewTextDetector().DetectAll(sample)
	if err != nil {
		return simplifiedchinese.GB18030
	}
	for _, r := range results {
		if e, _ := charset.Lookup(r.Charset); e != nil && damage(decodeAs(e, sample)) < maxDamage {
			return e
		}
	}
	return nil
}

// isSingleByte reports whether most bytes above ASCII stand alone between ASCII
// letters, as the accented letters of western languages do.
func isSingleByte(data []byte) bool {
	alone, high := 0, 0
	for i, c := range data {
		if c < 0x80 {
			continue
		}
		high++
		if (i == 0 || data[i-1] < 0x80) && (i+1 == len(data) || data[i+1] < 0x80) {
			alone++
		}
	}
	return alone*10 >= high*8
}

// isGB2312 reports whether nearly all bytes above ASCII pair up to characters of
// GB2312. Text in Big5 has second bytes below 0x80 in every few characters.
func isGB2312(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); i++ {
		switch {
		case data[i] < 0x80:
		case i+1 < len(data) && data[i] >= 0xa1 && data[i] <= 0xf7 && data[i+1] >= 0xa1 && data[i+1] != 0xff:
			good++
			i++
		default:
			bad++
		}
	}
	return bad*50 <= good
}
