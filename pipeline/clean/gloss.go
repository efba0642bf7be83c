package clean

import (
	"strings"
	"unicode/utf8"
)

// gloss drops a pinyin gloss, the pronunciation of the Chinese character before it
// in parentheses, together with them. size is that of the parenthesis at i.
func (s *scanner) gloss(i, size int) int {
	if i == 0 || s.src[i-1] < utf8.RuneSelf || i+size >= len(s.src) {
		return i + size
	}
	if c := s.src[i+size]; (c < 'a' || c > 'z') && (c < 0xc3 || c > 0xc7) { // no lower-case Latin
		return i + size
	}
	before, _ := utf8.DecodeLastRuneInString(s.src[:i])
	if before < 0x3400 || before > 0x9fff {
		return i + size
	}
	length := strings.IndexAny(s.src[i+size:min(len(s.src), i+size+48)], ")\uff09")
	if length <= 0 {
		return i + size
	}
	inside := s.src[i+size : i+size+length]
	end := i + size + length
	_, closing := utf8.DecodeRuneInString(s.src[end:])
	syllables, tones := pinyin(inside)
	if tones > 0 {
		s.glosses++
	}
	// Syllables in the neutral tone count where others with tones have been seen.
	if tones > 0 || syllables == 1 && s.glosses > 2 {
		s.drop(i, end+closing)
		return end + closing
	}
	return i + size
}

// toned maps vowels with tone marks to plain ones.
var toned = strings.NewReplacer(
	"\u0101", "a", "\u00e1", "a", "\u01ce", "a", "\u00e0", "a",
	"\u0113", "e", "\u00e9", "e", "\u011b", "e", "\u00e8", "e",
	"\u012b", "i", "\u00ed", "i", "\u01d0", "i", "\u00ec", "i",
	"\u014d", "o", "\u00f3", "o", "\u01d2", "o", "\u00f2", "o",
	"\u016b", "u", "\u00fa", "u", "\u01d4", "u", "\u00f9", "u",
	"\u01d6", "v", "\u01d8", "v", "\u01da", "v", "\u01dc", "v", "\u00fc", "v",
	"\u0144", "n", "\u0148", "n",
)

// pinyin counts the syllables of s and the tone marks on them. Both are 0 when s
// is not pinyin in lower case.
func pinyin(s string) (syllables, tones int) {
	for _, word := range strings.Fields(s) {
		plain := toned.Replace(word)
		n := 0
		for plain != "" {
			size := syllable(plain)
			if size == 0 {
				return 0, 0
			}
			plain = strings.TrimPrefix(plain[size:], "'")
			n++
		}
		syllables += n
		for _, r := range word {
			if r >= utf8.RuneSelf {
				tones++
			}
		}
	}
	if tones > syllables {
		return 0, 0
	}
	return syllables, tones
}

// syllable returns the length of the longest pinyin syllable, without tone marks,
// that s begins with: an initial, one of the finals, and what may follow.
func syllable(s string) int {
	onset := 0
	for _, initial := range initials {
		if strings.HasPrefix(s, initial) {
			onset = len(initial)
			break
		}
	}
	for n := min(len(s)-onset, 4); n > 0; n-- {
		if rest := s[onset+n:]; rest != "" && onset+n < len(s) && strings.IndexByte("aeiouv", rest[0]) >= 0 {
			continue // a syllable inside a word begins with a consonant
		}
		if finals[s[onset:onset+n]] {
			return onset + n
		}
	}
	return 0
}

var initials = []string{"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w"}

var finals = func() map[string]bool {
	m := map[string]bool{}
	for _, f := range strings.Fields("a o e ai ei ao ou an en ang eng ong er i ia ie iao iu ian in iang ing iong " +
		"u ua uo uai ui uan un uang ueng v ve van vn ue") {
		m[f] = true
	}
	return m
}()
