package entity

import "rochade/pipeline"

// longestShort is how many units a declared short form may have.
const longestShort = 8

// declareShorts reads the short forms that stand in brackets after an organization:
// "(PLN)", "(hereinafter Acme)". It notes them with the mention and proposes them,
// and returns them for the rest of the document.
func (w *work) declareShorts(known map[uint64][]repeat) {
	for _, c := range w.chosen {
		k := &w.candidates[c]
		if k.kind != pipeline.Organization || !w.near(int(k.to)) || w.units[k.to].char != '(' {
			continue
		}
		from, to := w.readShort(int(k.to) + 1)
		if to == from || w.ticker(from) {
			continue
		}
		k.short = w.text(from, to)
		score := 6 + 2*int32(to-from)
		if w.units[from].shape == han {
			score = w.gain(from, to, 0)
		}
		w.remember(known, int32(from), int32(to), repeat{kind: pipeline.Organization})
		w.propose(candidate{from: int32(from), to: int32(to), kind: pipeline.Organization, score: score, source: "declared"})
	}
}

// readShort returns the units of the short form in the bracket that opens before
// unit i: what a word declares, or a single word in capitals.
func (w *work) readShort(i int) (from, to int) {
	declared := false
	for w.near(i) {
		if end, n := w.longest(i, isDeclaration); n != 0 {
			declared, i = true, end
			continue
		}
		if c := w.units[i].char; c != '"' && c != '\'' && c != ':' && c != '<' {
			break
		}
		i++
	}
	from = i
	for w.near(i) && i-from < longestShort && w.units[i].shape != punct {
		i++
	}
	if !w.near(i) || i == from || w.units[i].char != ')' && w.units[i].char != '"' && w.units[i].char != ',' && w.units[i].char != '>' {
		return 0, 0
	}
	if !declared && !(i == from+1 && w.units[from].shape == upper && !w.units[from].loud && w.class(from)&(isTitle|isPlace|isFunction) == 0) {
		return 0, 0
	}
	return from, i
}
