package entity

import (
	"strconv"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// What a word says about the sports teams beside it.
type teamSide uint8

const (
	ofSentence   teamSide = iota // sport is spoken of
	notTeam                      // left of a place
	betweenTeams                 // "Boston v Oakland"
	beforeVenue                  // "Boston at Oakland": who plays where
)

type teamCueRow struct {
	side   teamSide
	weight int32
}

func (l *loader) addTeamCue(r lexicon.Row, e entry) error {
	side, ok := map[string]teamSide{"any": ofSentence, "not": notTeam, "between": betweenTeams, "venue": beforeVenue}[r.Cells[1]]
	n, err := strconv.Atoi(r.Cells[2])
	if !ok || err != nil {
		return r.Errorf("%q: side any, not, between or venue and a number are allowed", r.Cells)
	}
	e.class, e.value = isTeamCue, int32(len(l.teamCues))
	l.teamCues = append(l.teamCues, teamCueRow{side, int32(n)})
	l.words.add(r.Cells[0], e)
	return nil
}

// Weights of what tells a team.
const (
	sportSpoken  = 3 // sum of the cues of a sentence from which sport is spoken of
	teamLead     = 1 // what a team is worth beyond what it would be otherwise
	teamScore    = 6
	shortName    = 4  // letters that a team may have in capitals where other words have none
	longestSport = 70 // units of a sentence whose cues speak of all of it
	tableColumn  = 3  // numbers behind a name in a table, at least
)

// proposeTeams proposes as organizations the teams of results, "Hull 0 Barnet 0", of
// tables and of fixtures, and those of the list in sentences that speak of sport. It
// comes last: it outbids the same words as a place.
func (w *work) proposeTeams() {
	w.rivals.reset(len(w.units), len(w.candidates))
	for c := range w.candidates {
		w.rivals.add(int32(c), w.candidates[c].from)
	}
	for low, high := range w.sentences() {
		if !w.result(low, high) && !w.fixture(low, high) {
			w.listedTeams(low, high)
		}
	}
}

// listedTeams proposes the teams of the list in sentence [low, high).
func (w *work) listedTeams(low, high int) {
	if high-low > longestSport {
		return
	}
	listed := false
	for i := low; i < high && !listed; i++ {
		listed = w.units[i].starts&isTeam != 0 && w.units[i].shape.capital()
	}
	if !listed || w.sport(low, high) < sportSpoken {
		return
	}
	for i := low; i < high; {
		end, n := w.longest(i, isTeam)
		if n == 0 || !w.units[i].shape.capital() || end > high || !w.teamHere(i, end, low, high) {
			i++
			continue
		}
		w.proposeTeam(i, end)
		i = end
	}
}

// sport adds up the cues of a sentence.
func (w *work) sport(low, high int) (sum int32) {
	for i := low; i < high && sum < sportSpoken; i++ {
		if w.units[i].starts&isTeamCue != 0 {
			if _, n := w.longest(i, isTeamCue); n != 0 {
				sum += w.teamCue(n, ofSentence)
			}
		}
		if w.points(i, high) {
			sum += sportSpoken
		}
	}
	return sum
}

// points reports whether units i to i+2 are a result: 3-1.
func (w *work) points(i, high int) bool {
	if i+2 >= high || i > 0 && w.units[i-1].char == '-' || w.units[i].shape != number || w.units[i+1].char != '-' || w.units[i+2].shape != number {
		return false
	}
	short := func(u *unit) bool { return u.end-u.start <= 3 }
	return w.units[i+1].gap == glued && w.units[i+2].gap == glued && short(&w.units[i]) && short(&w.units[i+2]) && (i+3 >= high || w.units[i+3].char != '-')
}

// teamCue returns the weight of the entry of node n that is of the side, or 0.
func (w *work) teamCue(n int32, side teamSide) int32 {
	for i := w.words.nodes[n].entry; i != 0; i = w.words.entries[i].next {
		if e := &w.words.entries[i]; e.class == isTeamCue && w.teamCues[e.value].side == side {
			return w.teamCues[e.value].weight
		}
	}
	return 0
}

// teamHere reports whether nothing beside units [i, end) says that they are a place or
// part of another name.
func (w *work) teamHere(i, end, low, high int) bool {
	if u := &w.units[i]; u.shape == upper && !u.loud && u.end-u.start > shortName {
		return false // "BOSTON (Reuters)"
	}
	if i > low {
		before := &w.units[i-1]
		if before.starts&isTeamCue != 0 && w.teamCue(before.node, notTeam) > 0 {
			return false
		}
		if before.shape.capital() && before.shape != initial && !before.loud || before.char == '-' && w.units[i].gap == glued || before.char == '(' {
			return false
		}
	}
	if end == high {
		return true
	}
	behind := &w.units[end]
	if behind.char == '-' && i == low && w.units[i].loud {
		return false // "ATHLETICS - RESULTS"
	}
	if behind.shape.capital() && !behind.loud && w.titleAt[end] == 0 && w.class(end)&isGiven == 0 {
		return false
	}
	return behind.char != ':' && (behind.char != '-' || behind.gap != glued) && behind.char != '.' || end+1 == high
}

// proposeTeam proposes units [from, to) and outbids the place and the unlisted person
// that they could be.
func (w *work) proposeTeam(from, to int) {
	score := int32(teamScore)
	for i := from; i < to; i++ {
		for c := range w.rivals.at(i) {
			if k := &w.candidates[c]; int(k.to) <= to && k.kind != pipeline.Title {
				score = max(score, k.score+teamLead)
			}
		}
	}
	w.propose(candidate{from: int32(from), to: int32(to), kind: pipeline.Organization, score: score + w.absorbed(from, to), source: "team"})
}
