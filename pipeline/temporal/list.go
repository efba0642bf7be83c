package temporal

import "strings"

// listClass is the class of the words that join the last two of a list.
const listClass = "and"

// borrowed returns for each expression that of which it takes the year: in "April, July
// and October 2010" the later ones tell the year of all. Others have -1.
func (r *resolver) borrowed(s *run) []int {
	class, ok := s.g.classes.byName[listClass]
	if !ok {
		return nil
	}
	var from []int
	for i := len(s.found) - 2; i >= 0; i-- {
		if !r.yearless(s.found[i].node) {
			continue
		}
		lender := -1
		switch gap := s.text[s.found[i].end:max(s.found[i].end, s.found[i+1].start)]; {
		case len(gap) > listGap:
		case from != nil && from[i+1] >= 0 && strings.TrimSpace(gap) == ",":
			lender = from[i+1]
		case s.joinedBy(gap, class) && r.sameKind(s.found[i].node, s.found[i+1].node):
			lender = i + 1
		}
		if lender < 0 {
			continue
		}
		if from == nil {
			from = make([]int, len(s.found))
			for k := range from {
				from[k] = -1
			}
		}
		from[i] = lender
	}
	return from
}

// listGap is how many bytes may stand between two of a list.
const listGap = 8

// joinedBy reports whether a gap is a slash or a word of that class, perhaps after a comma.
func (s *run) joinedBy(gap string, want class) bool {
	if strings.TrimSpace(gap) == "/" {
		return true
	}
	word := strings.Trim(gap, " ,")
	end, entry := s.g.words.whole(word, 0)
	if entry == 0 || end != len(word) {
		return false
	}
	for _, sense := range s.g.words.entries[entry-1].senses {
		if sense.class == want {
			return true
		}
	}
	return false
}

// yearless reports whether a node is a day, month or quarter of a year to be found.
func (r *resolver) yearless(k int32) bool {
	switch r.nodes[k].op {
	case opMonthDay, opMonth, opQuarter, opHalf:
		return true
	}
	return false
}

// sameKind reports whether b is of the kind of a and states its year.
func (r *resolver) sameKind(a, b int32) bool {
	sa, sb := shapeOf(r.nodes, a), shapeOf(r.nodes, b)
	return sa.gran == sb.gran && sb.full && !sb.relative && sb.kind == sa.kind
}
