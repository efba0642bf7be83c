package temporal

// typeOf is the type of the expression by its outermost function.
func (r *resolver) typeOf(k int32) string {
	switch n := &r.nodes[k]; n.op {
	case opDur, opPlus:
		return "duration"
	case opAgo, opHence, opEarlier, opLater, opRolling, opAhead, opPast, opComing:
		if unit(durationUnit(r.nodes, n.kid[0])) == unitHour {
			return "duration"
		}
	case opSet:
		return "set"
	case opRef, opUnknown:
		return "reference"
	case opSince, opFrom, opUntil:
		return "open"
	}
	switch n := &r.nodes[k]; n.op {
	case opRange, opPast, opComing, opRolling, opAhead, opFirst, opLast:
		return "range"
	case opYears:
		if n.n[1] > n.n[0]%100 {
			return "range"
		}
	case opPart, opApprox, opIn:
		return r.typeOf(n.kid[0])
	case opOn:
		return r.typeOf(n.kid[1])
	}
	return "date"
}

// none reports whether the tree asks for a unit that is not there: the second month of
// September.
func (r *resolver) none(k int32) bool {
	switch n := &r.nodes[k]; n.op {
	case opNth, opNthUnit, opFirst, opLast:
		_, ok := r.eval(n.kid[index(n.op == opNth)], choice{})
		return ok
	}
	return false
}

// vague reports whether the tree holds an unknown number: "some months ago".
func (r *resolver) vague(k int32) bool {
	n := &r.nodes[k]
	if n.op == opDur && n.n[0] == 0 {
		return true
	}
	for _, kid := range n.kid {
		if kid >= 0 && r.vague(kid) {
			return true
		}
	}
	return false
}

// valid reports whether all days and months named exist.
func (r *resolver) valid(k int32) bool {
	n := &r.nodes[k]
	switch n.op {
	case opDate:
		if n.n[1] < 1 || n.n[1] > 12 || n.n[2] < 1 || int(n.n[2]) > monthLength(int(n.n[0]), int(n.n[1])) {
			return false
		}
	case opMonthDay:
		if n.n[0] < 1 || n.n[0] > 12 || n.n[1] < 1 || int(n.n[1]) > monthLength(2000, int(n.n[0])) {
			return false
		}
	case opDay:
		return n.n[0] >= 1 && n.n[0] <= 31
	case opMonth:
		return n.n[0] >= 1 && n.n[0] <= 12
	case opQuarter:
		return n.n[0] >= 1 && n.n[0] <= 4
	case opHalf:
		return n.n[0] >= 1 && n.n[0] <= 2
	}
	for _, kid := range n.kid {
		if kid >= 0 && !r.valid(kid) {
			return false
		}
	}
	return true
}
