package clean

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"rochade/pipeline"
)

// repair undoes a wrong decoding: UTF-8 that was read as windows-1252 or Latin-1,
// once or more often, or as GBK. It returns the text and the way back to raw,
// which is nil when nothing was wrong. Text that was damaged beyond repair is an
// error.
func repair(raw string, field pipeline.Field) (string, *pipeline.OffsetMap, error) {
	text, back := raw, (*pipeline.OffsetMap)(nil)
	for range 3 {
		if !suspect1252(text) {
			break
		}
		out := undo1252(text)
		if out == nil {
			break
		}
		text, back = out.apply(text, back, field)
	}
	if !suspectGBK(text) {
		return text, back, nil
	}
	out, lost := undoGBK(text)
	switch {
	case out == nil:
		return text, back, nil
	case lost*200 > len(out):
		return "", nil, &pipeline.RejectError{Reason: pipeline.ReasonEncoding,
			Err: fmt.Errorf("UTF-8 was read as GBK, and %d of %d characters are lost", lost, len(out))}
	}
	text, back = out.apply(text, back, field)
	return text, back, nil
}

// A patch is a character that stands for bytes [start, end) of the text before.
type patch struct {
	char       rune
	start, end int
}

// A rewriting is the repaired text, character by character.
type rewriting []patch

// apply returns the repaired text and its way back to the field as read. back is
// that of the text before, nil when that was the field.
func (w rewriting) apply(text string, back *pipeline.OffsetMap, field pipeline.Field) (string, *pipeline.OffsetMap) {
	var out strings.Builder
	m := &pipeline.OffsetMap{}
	for _, p := range w {
		at := out.Len()
		out.WriteRune(p.char)
		raw := pipeline.Span{Start: p.start, End: p.end}
		if back != nil {
			_, raw, _ = back.Raw(raw)
		}
		if same := text[p.start:p.end] == string(p.char); same && back == nil {
			m.Copy(at, field, raw.Start, raw.Len())
		} else {
			m.Replace(pipeline.Span{Start: at, End: out.Len()}, field, raw)
		}
	}
	return out.String(), m
}

// suspect1252 is a quick look for characters of Latin-1 in a row that make up a
// UTF-8 sequence.
func suspect1252(s string) bool {
	for i := 0; ; i += 2 {
		n := strings.IndexByte(s[i:], 0xc3)
		if n < 0 || i+n+2 >= len(s) {
			return false
		}
		i += n
		if s[i+2] < utf8.RuneSelf {
			continue
		}
		if _, ok := reread(s, i); ok {
			return true
		}
	}
}

// byte1252 returns the byte that windows-1252 or Latin-1 has for r.
func byte1252(r rune) (byte, bool) {
	if 0x80 <= r && r <= 0xff {
		return byte(r), true
	}
	b, ok := from1252[r]
	return b, ok
}

var from1252 = func() map[rune]byte {
	m := map[rune]byte{}
	for i, r := range c1 {
		if r != 0 {
			m[r] = byte(0x80 + i)
		}
	}
	return m
}()

// undo1252 rereads runs of characters as the bytes they were. It returns nil when
// there is nothing to repair.
func undo1252(text string) rewriting {
	var all rewriting
	sure, unsure := 0, 0
	for i := 0; i < len(text); {
		if p, ok := reread(text, i); ok {
			if isSure(p.char) {
				sure++
			} else {
				unsure++
			}
			all = append(all, p)
			i = p.end
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		all = append(all, patch{r, i, i + size})
		i += size
	}
	if sure == 0 && unsure < 4 {
		return nil
	}
	return all
}

// reread takes the characters at i as bytes and decodes one UTF-8 sequence.
func reread(text string, i int) (patch, bool) {
	if text[i] < 0xc2 { // ASCII, or no lead byte can come of it
		return patch{}, false
	}
	var bytes [4]byte
	n, end := 0, i
	for n < len(bytes) && end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		b, ok := byte1252(r)
		if !ok {
			break
		}
		bytes[n] = b
		n++
		end += size
		if n > 1 && utf8.FullRune(bytes[:n]) {
			break
		}
	}
	r, size := utf8.DecodeRune(bytes[:n])
	if size < 2 || size != n || !isPlausible(r) {
		return patch{}, false
	}
	return patch{r, i, end}, true
}

// isSure tells results that chance does not yield: common letters of western
// languages, typographic signs, emoji.
func isSure(r rune) bool {
	return 0xa0 <= r && r < 0x100 || 0x1e00 <= r && r < 0x1f00 || 0x2010 <= r && r < 0x2800 || r >= 0x1f300 && r < 0x20000
}

// isPlausible excludes rare scripts and controls.
func isPlausible(r rune) bool {
	return isSure(r) || 0x100 <= r && r < 0x180 || 0x370 <= r && r < 0x700 || 0xe00 <= r && r < 0xe80 || 0x2000 <= r && r < 0x2010 ||
		0x3000 <= r && r < 0x3100 || 0x4e00 <= r && r < 0xa000 || 0xac00 <= r && r < 0xd7a4 ||
		0xfe00 <= r && r < 0xfe10 || 0xfeff <= r && r < 0xfff0
}

// Where UTF-8 is read as GBK, the full-width comma and the full stop always yield
// one of these two characters, which are hardly ever used otherwise.
const (
	gbkComma = "\u951b"
	gbkStop  = "\u9286"
)

// suspectGBK looks for them near the start: such damage is all over a text.
func suspectGBK(s string) bool {
	s = s[:min(len(s), 8<<10)]
	return strings.Contains(s, gbkComma) && strings.Count(s, gbkComma)+strings.Count(s, gbkStop) > 2
}

// undoGBK rereads the characters as GBK bytes. lost counts the characters that
// cannot be restored. It returns nil when the bytes are not UTF-8 at all.
func undoGBK(text string) (all rewriting, lost int) {
	type origin struct {
		b          byte
		start, end int
	}
	var bytes []origin
	encoder := simplifiedchinese.GB18030.NewEncoder()
	for i, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			size = 1
		}
		code, err := encoder.String(string(r))
		if err != nil {
			encoder.Reset()
			code = "\xff"
		}
		for k := range len(code) {
			bytes = append(bytes, origin{code[k], i, i + size})
		}
	}
	for i := 0; i < len(bytes); {
		var window [4]byte
		n := 0
		for n < 4 && i+n < len(bytes) {
			window[n] = bytes[i+n].b
			n++
		}
		r, size := utf8.DecodeRune(window[:n])
		if r == utf8.RuneError {
			lost++
		}
		all = append(all, patch{r, bytes[i].start, bytes[i+size-1].end})
		i += size
	}
	if lost*2 > len(all) {
		return nil, 0
	}
	return all, lost
}
