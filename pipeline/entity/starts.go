package entity

import "iter"

// starts lists candidates by the unit they start at.
type starts struct {
	last []int32 // by unit: 1 + last candidate that starts there
	same []int32 // by candidate: 1 + candidate before that starts there too
}

// reset empties the list, for so many units and candidates.
func (s *starts) reset(units, candidates int) {
	s.last, s.same = resize(s.last, units), resize(s.same, candidates)
}

// add adds candidate c, one of those that reset has told of or the next.
func (s *starts) add(c, from int32) {
	if int(c) == len(s.same) {
		s.same = append(s.same, 0)
	}
	s.same[c], s.last[from] = s.last[from], c+1
}

// at yields the candidates that start at unit i, the last one first.
func (s *starts) at(i int) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for c := s.last[i]; c != 0; c = s.same[c-1] {
			if !yield(c - 1) {
				return
			}
		}
	}
}
