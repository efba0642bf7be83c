package amount

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rochade/pipeline"
)

// find returns the amounts of a text from a place on, in order. dates are ordered by Start.
func (w *words) find(text string, from int, dates []pipeline.Date) []pipeline.Mention {
	var out []pipeline.Mention
	first, _ := slices.BinarySearchFunc(dates, from, func(d pipeline.Date, at int) int { return d.Start - at })
	dates = dates[first:]
	for i := from; i < len(text); {
		for len(dates) > 0 && dates[0].End <= i {
			dates = dates[1:]
		}
		if len(dates) > 0 && dates[0].Start <= i {
			i = dates[0].End
			continue
		}
		if m, ok := w.at(text, i); ok {
			out = append(out, m)
			i = m.End
			continue
		}
		i = next(text, i)
	}
	return out
}

// next is the next place where an amount may start: not inside a word or number.
func next(text string, i int) int {
	inWord := isAlnum(text[i])
	_, size := utf8.DecodeRuneInString(text[i:])
	for i += size; inWord && i < len(text) && isAlnum(text[i]); i++ {
	}
	return i
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// at reads an amount that starts at i: a currency sign and a number, or a number
// and a unit; powers of ten between.
func (w *words) at(text string, i int) (pipeline.Mention, bool) {
	start := i
	unit := ""
	if _, size := digitAt(text, i); size == 0 {
		end, row, ok := w.word(text, i, currency)
		if !ok {
			end, row, ok = w.glued(text, i)
		}
		if ok {
			unit, i = row.unit, spaces(text, end)
		}
	}
	value, end, ok := w.number(text, i)
	if !ok {
		return pipeline.Mention{}, false
	}
	value, end = w.scale(text, value, end)
	if unit == "" {
		if unit, end = w.unit(text, end); unit == "" {
			return pipeline.Mention{}, false
		}
	}
	span := pipeline.Span{Start: start, End: end}
	return pipeline.Mention{Span: span, Kind: pipeline.Amount, Name: strings.Join(strings.Fields(text[start:end]), " "),
		Value: value, Unit: unit, Rule: "amount"}, true
}

// word matches a word of that kind at i.
func (w *words) word(text string, i int, k kind) (end int, row word, ok bool) {
	if i >= len(text) {
		return 0, word{}, false
	}
	end, values := w.trie.Longest(text, i)
	for _, v := range values {
		if w.rows[v].kind == k {
			return end, w.rows[v], true
		}
	}
	return 0, word{}, false
}

// glued matches a currency written together with the digits behind it: "Rp399".
func (w *words) glued(text string, i int) (end int, row word, ok bool) {
	end = i
	for end < len(text) && isAlnum(text[end]) && text[end] > '9' {
		end++
	}
	if _, size := digitAt(text, end); end == i || size == 0 {
		return 0, word{}, false
	}
	for _, v := range w.trie.Lookup(text[i:end]) {
		if w.rows[v].kind == currency {
			return end, w.rows[v], true
		}
	}
	return 0, word{}, false
}

// number reads digits with their marks, or numeral words.
func (w *words) number(text string, i int) (value float64, end int, ok bool) {
	if _, size := digitAt(text, i); size > 0 {
		return w.digits(text, i)
	}
	return w.numerals(text, i)
}

// digitAt returns the digit at i, half or full width, and its length; 0 for none.
func digitAt(text string, i int) (byte, int) {
	if i >= len(text) {
		return 0, 0
	}
	c, size := utf8.DecodeRuneInString(text[i:])
	if c >= 0xff01 && c <= 0xff5e {
		c -= 0xff01 - '!'
	}
	if '0' <= c && c <= '9' {
		return byte(c), size
	}
	return 0, 0
}

// markAt returns the decimal or group mark at i, half or full width, and its length.
func markAt(text string, i int) (byte, int) {
	c, size := utf8.DecodeRuneInString(text[i:])
	if c >= 0xff01 && c <= 0xff5e {
		c -= 0xff01 - '!'
	}
	if c == '.' || c == ',' {
		return byte(c), size
	}
	return 0, 0
}

// digits reads "1.234,5" with the language's decimal mark. A group mark must
// stand before exactly three digits; otherwise it is taken as a decimal mark.
func (w *words) digits(text string, i int) (float64, int, bool) {
	var b strings.Builder
	mark := false
	for i < len(text) {
		if c, size := digitAt(text, i); size > 0 {
			b.WriteByte(c)
			i += size
			continue
		}
		c, size := markAt(text, i)
		if _, next := digitAt(text, i+size); size == 0 || next == 0 || mark {
			break
		}
		if i += size; c == w.decimal || !threeDigits(text, i) {
			b.WriteByte('.')
			mark = true
		}
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	return v, i, err == nil && b.Len() <= 18
}

func threeDigits(text string, i int) bool {
	n := 0
	for size := 1; size > 0; n++ {
		_, size = digitAt(text, i)
		i += size
	}
	return n == 4 // three digits and what is none
}

// numerals reads numeral words: "two thousand", Chinese numerals.
func (w *words) numerals(text string, i int) (value float64, end int, ok bool) {
	pending, has := 0.0, false
	for {
		if e, row, found := w.word(text, i, digit); found {
			pending, has, i, end, ok = row.value, true, spaces(text, e), e, true
			continue
		}
		if e, row, found := w.word(text, i, power); found && (has || ok || row.value == 10) {
			if !has {
				pending = 1
			}
			value += pending * row.value
			pending, has, i, end, ok = 0, false, spaces(text, e), e, true
			continue
		}
		return value + pending, end, ok
	}
}

// scale applies the multipliers behind a number: "3.5 million".
func (w *words) scale(text string, value float64, end int) (float64, int) {
	for range 3 {
		i := spaces(text, end)
		if e, _, ok := w.word(text, i, filler); ok {
			i = spaces(text, e)
		}
		e, row, ok := w.word(text, i, multiplier)
		if !ok {
			e, row, ok = w.word(text, i, power)
		}
		if !ok {
			break
		}
		value *= row.value
		end = e
	}
	return value, end
}

// unit reads the unit behind a number: percent, a currency or what is counted.
func (w *words) unit(text string, end int) (string, int) {
	i := spaces(text, end)
	for range 3 {
		if e, _, ok := w.word(text, i, percent); ok {
			return "percent", e
		}
		if e, row, ok := w.word(text, i, currency); ok {
			return row.unit, e
		}
		if e, _, ok := w.word(text, i, count); ok {
			return "count", e
		}
		e, _, ok := w.word(text, i, filler)
		if !ok {
			break
		}
		i = spaces(text, e)
	}
	return "", end
}

func spaces(text string, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\n') {
		i++
	}
	return i
}
