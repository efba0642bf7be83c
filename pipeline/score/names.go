package score

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// What is left out when names are compared: legal forms, honorifics. These are
// part of the scoring rule, not of any language's dictionary.
var (
	legal   = regexp.MustCompile(`\b(incorporated|inc|corporation|corp|company|co|ltd|limited|plc|llc|llp|sa|nv|ag|se|gmbh|kg|kgaa|mbh|ev|pt|persero|tbk|group|gruppe|konzern|holding|holdings|the|der|die|das|perseroan)\b`)
	zhLegal = regexp.MustCompile("(\u80a1\u4efd\u6709\u9650\u516c\u53f8|\u6709\u9650\u8d23\u4efb\u516c\u53f8|\u6709\u9650\u516c\u53f8|\u80a1\u4efd\u516c\u53f8|\u96c6\u56e2\u516c\u53f8|\u516c\u53f8|\u96c6\u56e2|\u96c6\u5718|\u80a1\u4efd)")
	honor   = regexp.MustCompile(`\b(mr|mrs|ms|dr|prof|sir|herr|frau|bapak|ibu|pak|bu)\b\.?`)
	rank    = regexp.MustCompile("(vice|deputy|assistant|associate|senior|executive|non-?executive|former|acting|\u526f|\u52a9\u7406|\u4ee3\u7406|\u5019\u4efb|\u524d|wakil|plt|pj|vize|stellv|stv|ehemalig|ex-)")
	tag     = regexp.MustCompile(`<[^>]*>`)
)

// fold applies NFKC, case folding and removes diacritics and tags.
func fold(s string) string {
	s = cases.Fold().String(norm.NFKC.String(s))
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if norm.NFD.PropertiesString(string(r)).CCC() == 0 {
			b.WriteRune(r)
		}
	}
	return tag.ReplaceAllString(b.String(), "")
}

func han(s string) bool {
	for _, r := range s {
		if r >= 0x4e00 && r <= 0x9fff {
			return true
		}
	}
	return false
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

func fields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) })
}

// words are the folded words of a person's name without honorifics.
func words(s string) []string { return fields(replaceWords(honor, fold(s))) }

func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || !isWord(r) {
			return -1
		}
		return r
	}, fold(s))
}

func blankPunctuation(s string) string {
	return strings.Map(func(r rune) rune {
		if isWord(r) || unicode.IsSpace(r) {
			return r
		}
		return ' '
	}, s)
}

// replaceWords replaces matches by spaces. RE2's \b knows ASCII words only, so a
// match beside another letter is left alone.
func replaceWords(re *regexp.Regexp, s string) string {
	var b strings.Builder
	last := 0
	for _, m := range re.FindAllStringIndex(s, -1) {
		if nonASCIILetterBeside(s, m[0], m[1]) {
			continue
		}
		b.WriteString(s[last:m[0]])
		b.WriteByte(' ')
		last = m[1]
	}
	b.WriteString(s[last:])
	return b.String()
}

func nonASCIILetterBeside(s string, start, end int) bool {
	if start > 0 && s[start-1] >= 0x80 {
		r := []rune(s[:start])
		if isWord(r[len(r)-1]) {
			return true
		}
	}
	if end < len(s) && s[end] >= 0x80 {
		for _, r := range s[end:] {
			return isWord(r)
		}
	}
	return false
}

func orgKey(s string) string {
	t := replaceWords(legal, blankPunctuation(fold(s)))
	t = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '_' {
			return -1
		}
		return r
	}, t)
	if u := zhLegal.ReplaceAllString(t, ""); u != "" {
		return u
	}
	if t != "" {
		return t
	}
	return squash(s)
}

func orgWords(s string) []string {
	return strings.Fields(replaceWords(legal, blankPunctuation(fold(s))))
}

func titleNear(a, b string) bool {
	if a == b {
		return a != ""
	}
	s, l := squash(a), squash(b)
	if runes(s) > runes(l) {
		s, l = l, s
	}
	if s == "" || !strings.Contains(l, s) {
		return false
	}
	rest := strings.Replace(l, s, " ", 1)
	short := 5
	if han(s) {
		short = 2
	}
	return !rank.MatchString(rest) && (runes(s)*2 >= runes(l) || runes(s) >= short)
}

func runes(s string) int { return len([]rune(s)) }

func orgNear(a, b string) bool {
	ka, kb := orgKey(a), orgKey(b)
	if ka == kb {
		return ka != ""
	}
	if han(ka) || han(kb) {
		s, l := ka, kb
		if runes(s) > runes(l) {
			s, l = l, s
		}
		return runes(s) >= 2 && runes(s)*5 >= runes(l)*3 && (strings.HasPrefix(l, s) || strings.HasSuffix(l, s))
	}
	s, l := orgWords(a), orgWords(b)
	if len(s) > len(l) {
		s, l = l, s
	}
	if len(s) == 0 || len(s)*3 < len(l)*2 {
		return false
	}
	for i := 0; i+len(s) <= len(l); i++ {
		if equal(l[i:i+len(s)], s) {
			return true
		}
	}
	return false
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func personOK(system, gold []string) bool {
	for _, g := range gold {
		gw, gs := words(g), squash(g)
		for _, f := range system {
			fs := squash(f)
			if fs == "" {
				continue
			}
			if fs == gs {
				return true
			}
			fw := words(f)
			if len(fw) == 0 || len(gw) == 0 || han(fs+gs) {
				continue
			}
			if subset(fw, gw) && (contains(fw, gw[len(gw)-1]) || contains(fw, gw[0])) {
				return true
			}
			if len(gw) > 1 && subset(gw, fw) && len(fw) <= len(gw)+3 {
				return true
			}
		}
	}
	return false
}

func subset(a, b []string) bool {
	for _, x := range a {
		if !contains(b, x) {
			return false
		}
	}
	return true
}

func contains(a []string, x string) bool {
	for _, y := range a {
		if x == y {
			return true
		}
	}
	return false
}

func anyPair(system, gold []string, near func(a, b string) bool) bool {
	for _, f := range system {
		for _, g := range gold {
			if near(f, g) {
				return true
			}
		}
	}
	return false
}

// SamePerson reports whether a form found may be the person of a label.
func SamePerson(found, label []string) bool { return personOK(found, label) }

// SameTitle reports whether a form found may be the title of a label, by its wording.
func SameTitle(found, label []string) bool { return anyPair(found, label, titleNear) }
