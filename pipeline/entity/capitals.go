package entity

import (
	"slices"
	"strings"

	"rochade/pipeline"
)

// capitalsOf proposes the run itself as an organization when its surroundings
// speak for one.
func (w *work) capitalsOf(run []part) {
	for len(run) > 0 && w.titleAt[run[0].from] != 0 {
		run = run[1:]
	}
	if len(run) == 0 || w.units[run[0].from].loud {
		return
	}
	run = w.behindKind(run)
	last := slices.IndexFunc(run, func(p part) bool { return w.titleAt[p.from] != 0 })
	if last < 0 {
		last = len(run)
	}
	run = run[:last]
	if len(run) == 0 || len(run) > 5 || len(run) == 1 && w.grade(run[0].from) {
		return
	}
	score := w.capitals + w.besideOrganization(run[0].from, run[len(run)-1].to)
	for _, p := range run {
		if p.class&(isGiven|isPlace) != 0 {
			score -= 2
		}
		if p.class&(isCommon|isEvent|isFunction) != 0 && len(run) == 1 {
			score -= 1 + w.weight(p.from, isCommon)
		}
	}
	if score > 0 {
		w.propose(candidate{from: int32(run[0].from), to: int32(run[len(run)-1].to), kind: pipeline.Organization, score: score, source: "context:organization"})
	}
}

// grade reports whether unit i is one letter and a number: P7, L8.
func (w *work) grade(i int) bool {
	u := &w.units[i]
	return u.end-u.start <= 3 && w.body[u.start] < 0x80 && len(strings.Trim(w.body[u.start+1:u.end], "0123456789")) == 0 && w.digits(i)
}

// behindKind cuts off the words of a run up to the last that says what kind of organization
// the others name: "Maschinenhersteller Muster".
func (w *work) behindKind(run []part) []part {
	for k := len(run) - 1; k > 0; k-- {
		if at := run[k-1].from; run[k-1].to == at+1 && w.compoundCue(at, pipeline.Organization) > 0 {
			return run[k:]
		}
	}
	return run
}

// besideOrganization weighs the surroundings of a possible organization.
func (w *work) besideOrganization(from, to int) int32 {
	score := w.cue(from, to, pipeline.Organization)
	if to < len(w.units) && w.near(to) && w.titleAt[to] != 0 && w.units[to].shape != punct {
		score += 2 // Verizon Wireless CEO
	}
	if to+2 < len(w.units) && w.near(to+2) && w.units[to].char == '\'' && w.titleAt[to+2] != 0 {
		score += 3 // Federated's chairman
	}
	if from >= 1 && w.near(from) && w.kindOfOrganization(from-1) {
		score += 3 // der Versicherungskonzern Talanx
	}
	if from >= 2 && w.near(from) {
		if e := w.scopeLink(from - 1); e && w.titleTo[from-1] != 0 {
			score += 4 // president of Acme
		}
	}
	return score
}

// kindOfOrganization reports whether unit i says what kind of organization the
// name after it is.
func (w *work) kindOfOrganization(i int) bool {
	if c := w.class(i); c&isOrgWord != 0 {
		return w.orgWords[w.words.entry(w.units[i].node, isOrgWord).value].features&generic != 0
	}
	u := &w.units[i]
	if !w.nounsCapital || u.shape != title || u.end-u.start < 8 {
		return false
	}
	_, n := w.suffixes.suffix(w.body[u.start:u.end], isOrgWord)
	return n != 0
}

// scopeLink reports whether unit i is a word that leads from a title to what it is of.
func (w *work) scopeLink(i int) bool {
	if w.class(i)&isScope == 0 {
		return false
	}
	return w.scopes[w.words.entry(w.units[i].node, isScope).value].features&link != 0
}
