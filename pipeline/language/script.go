package language

import (
	"io/fs"
	"sync"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
)

// scripts counts the letters of a sample by script. Foreign ones are Latin letters
// that none of the supported languages uses in words of its own.
type scripts struct{ latin, foreign, han, hiragana, katakana, hangul, other int }

func countScripts(s sample) scripts {
	var c scripts
	for _, text := range s {
		c.add(text)
	}
	return c
}

func (c *scripts) add(text string) {
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf {
			if 'a' <= b|0x20 && b|0x20 <= 'z' {
				c.latin++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || r >= 0x20000:
			c.han++
		case 0x3041 <= r && r <= 0x309F:
			c.hiragana++
		case 0x30A1 <= r && r <= 0x30FA:
			c.katakana++
		case 0xAC00 <= r && r <= 0xD7A3 || 0x1100 <= r && r <= 0x11FF:
			c.hangul++
		case r < 0x250 || 0x1E00 <= r && r <= 0x1EFF:
			if unicode.IsLetter(r) {
				c.latin++
				if r >= 0x100 || isForeign(r) {
					c.foreign++
				}
			}
		case unicode.IsLetter(r):
			c.other++
		}
	}
}

// isForeign tells the letters of other languages among those of Latin-1; accents
// that German and English keep in borrowed words are not among them.
func isForeign(r rune) bool {
	switch r | 0x20 {
	case 0xE3, 0xE5, 0xE6, 0xEC, 0xF0, 0xF2, 0xF5, 0xF8, 0xF9, 0xFD, 0xFE:
		return true
	}
	return false
}

// A Chinese character carries about as much text as three Latin letters.
const hanWeight = 3

// verdict is clear unless the text is written in Latin letters. A few stray kana or a
// brand name do not make a Chinese text Japanese, which is full of hiragana, or in
// headlines of katakana.
func (c scripts) verdict() (lang string, clear bool) {
	east := c.han + c.hiragana + c.katakana
	switch {
	case c.latin+east+c.hangul+c.other == 0:
		return pipeline.Undetermined, true
	case c.hangul > east && hanWeight*c.hangul > c.latin, c.other > c.latin && c.other > hanWeight*east:
		return pipeline.Undetermined, true
	case hanWeight*east <= c.latin:
		return "", false
	case 8*c.hiragana > east, 3*c.katakana > east:
		return pipeline.Undetermined, true
	}
	return pipeline.Chinese, true
}

// isForeign reports more foreign letters than names bring into a text.
func (c scripts) isForeign() bool { return c.foreign >= 3 && 20*c.foreign > c.latin }

// hanScript tells simplified from traditional characters by the list of pairs,
// which is read for the first Chinese document.
type hanScript struct {
	folding func() (*match.Folding, error)
}

func newHanScript(dict fs.FS) *hanScript {
	return &hanScript{sync.OnceValues(func() (*match.Folding, error) { return lexicon.HanFolding(dict) })}
}

// script returns Traditional when more than one character in twenty is
// only written that way.
func (h *hanScript) script(s sample) string {
	folding, err := h.folding()
	if err != nil {
		return ""
	}
	han, traditional := 0, 0
	for _, text := range s {
		for _, r := range text {
			if r < 0x3400 || r > 0x9FFF {
				continue
			}
			han++
			if folding.Rune(r) != r {
				traditional++
			}
		}
	}
	if 20*traditional > han {
		return Traditional
	}
	return Simplified
}
