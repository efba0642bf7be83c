package entity

import "rochade/pipeline"

// beforeTicker proposes the name before a stock code in brackets.
func (w *work) beforeTicker(i int) {
	from := w.leftCapitals(i)
	if from < i {
		w.propose(candidate{from: int32(from), to: int32(i), kind: pipeline.Organization, score: 7 + 2*int32(i-from) + w.absorbed(from, i),
			short: w.body[w.units[i+1].start:w.units[i+1].end], source: "ticker"})
	}
}

// ticker reports whether unit i is a stock code in brackets: <ACM>, (GPS.N).
func (w *work) ticker(i int) bool {
	if i == 0 || i+1 >= len(w.units) {
		return false
	}
	before, after := w.units[i-1].char, w.units[i+1].char
	return before == '<' && (after == '>' || after == '.') || before == '(' && after == '.' && w.units[i+1].gap == glued
}

func (w *work) digits(i int) bool {
	u := &w.units[i]
	for _, c := range []byte(w.body[u.start:u.end]) {
		if '0' <= c && c <= '9' {
			return true
		}
	}
	return false
}

// acronym proposes a word in capitals.
func (w *work) acronym(i int) {
	u := &w.units[i]
	n := u.end - u.start
	c := w.class(i)
	if n < 2 || n > 7 || w.digits(i) || w.ticker(i) || c&(isFunction|isTitle|isPlace|isLegalForm|isGiven|isScope|isModifier|isParticle) != 0 {
		return
	}
	w.propose(candidate{from: int32(i), to: int32(i + 1), kind: pipeline.Organization, score: w.settings.acronym + w.cue(i, i+1, pipeline.Organization), source: "acronym"})
}
