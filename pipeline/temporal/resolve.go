package temporal

import "rochade/pipeline"

// A resolver turns value trees into intervals for one text. Days that a tree
// leaves open are chosen by a context.
type resolver struct {
	g          *grammar
	nodes      []node
	anchor     int // publication day
	anchored   bool
	opening    bool     // the anchor is the date that the text opens with
	doc        interval // last date of the text
	documented bool
	docDay     interval // last of at most a week
	dayEnd     int32    // where it ends in the text
	docPeriod  interval // last year, or whole months of one
	periodEnd  int32    // where it ends in the text
	usedAnchor bool
	usedDoc    bool
	mod        string
	ends       [2]interval // of the range resolved last
	other      interval    // the runner-up of the partial date resolved last
	narrative  bool        // the text tells of days long past; see tellsHistory
	told       int32       // where the last date of the text ends
	at         int32       // where the date being resolved starts
}

// resolve gives every expression found its days. A range made of two dates is
// followed by these two.
func (s *run) resolve(anchor string) []pipeline.Date {
	if len(s.found) == 0 {
		return nil
	}
	r := resolver{g: s.g, nodes: s.nodes}
	r.anchor, r.anchored = parseDay(anchor)
	r.narrative = r.tellsHistory(s.found)
	dates := make([]pipeline.Date, 0, len(s.found))
	var last pipeline.Date
	lenders := r.borrowed(s)
	for i, f := range s.found {
		c, basis := r.choose(s, i, last, lenders)
		if last = r.date(f, c); last.Rule == "" {
			continue
		}
		if last.Basis == "stated" && basis != "" {
			last.Basis = basis
		}
		dates = append(dates, last)
		if i == 0 {
			r.openWith(f, last)
		}
		if last.First != "" && f.ends[0].Len() > 0 {
			dates = append(dates, r.end(last, f.ends[0], r.ends[0]), r.end(last, f.ends[1], r.ends[1]))
		}
	}
	return dates
}

// choose says how an expression is completed by the tense and the dates around it: the
// one before, which gives its basis too, and the one that lends it its year.
func (r *resolver) choose(s *run, i int, last pipeline.Date, lenders []int) (c choice, basis string) {
	f := s.found[i]
	c = choice{mode: nearest, lean: s.lean(f)}
	if lenders != nil && lenders[i] >= 0 {
		if iv, ok := r.eval(s.found[lenders[i]].node, choice{}); ok {
			return choice{mode: upToDay, day: iv.first}, ""
		}
	}
	if r.narrative {
		c = r.goOn(f, c)
	}
	if i > 0 && s.joined(s.found[i-1], f) {
		if on := r.beside(s.found[i-1], last, f, c); on != c {
			return on, last.Basis
		}
	}
	if c.mode == nearest && r.cycleOf(f.node) == monthly {
		c = r.dayAfter(f, c)
	}
	return c, ""
}

// openingReach is how many bytes from the start of a text its opening date may stand.
const openingReach = 200

// openWith takes the first date of a text whose day of publication nobody knows for that
// day, where it stands in the opening and is a day or the end of a year.
func (r *resolver) openWith(f found, d pipeline.Date) {
	if r.anchored || f.start > openingReach || d.Type != "date" || d.Basis != "stated" || d.First == "" {
		return
	}
	if d.Precision == "day" || d.Precision == "year" && d.Mod == "END" {
		r.anchor, r.anchored = parseDay(d.Last)
		r.opening = true
	}
}

// end is one of the two dates of a range.
func (r *resolver) end(whole pipeline.Date, span pipeline.Span, iv interval) pipeline.Date {
	d := whole
	d.Span, d.Type, d.Mod, d.OtherFirst, d.OtherLast = span, "date", "", "", ""
	setDays(&d, iv)
	return d
}

// date resolves one expression. Its Rule is empty when it is no date after all
// (31 June).
func (r *resolver) date(f found, c choice) pipeline.Date {
	r.usedAnchor, r.usedDoc, r.mod, r.other = false, c.told, "", interval{}
	r.at = f.start
	d := pipeline.Date{
		Span: pipeline.Span{Start: int(f.start), End: int(f.end)},
		Type: r.typeOf(f.node),
		Rule: r.g.lang + "/dates/" + r.g.rules[f.rule].name,
	}
	if d.Type == "duration" || d.Type == "set" || d.Type == "reference" {
		return d
	}
	if f.start-r.periodEnd > periodReach {
		r.docPeriod = interval{}
	}
	iv, ok := r.eval(f.node, c)
	d.Mod = r.mod
	if !ok {
		if r.nodes[f.node].op == opSoon {
			d.Type = "duration"
		}
		if !r.valid(f.node) || r.anchored && r.none(f.node) {
			d.Rule = ""
		}
		if (d.Type == "range" || d.Type == "date") && r.vague(f.node) {
			d.Type = "reference"
		}
		return d
	}
	if r.opening && r.usedAnchor && d.Type == "range" {
		return d // too much of a guess
	}
	if y, _, _ := civil(iv.first); y < 1 || iv.last < iv.first {
		return d
	}
	if y, _, _ := civil(iv.last); y > 9999 {
		return d
	}
	setDays(&d, iv)
	switch {
	case r.usedDoc, r.usedAnchor && r.opening:
		d.Basis = "document"
	case r.usedAnchor:
		d.Basis = "relative"
	default:
		d.Basis = "stated"
	}
	if d.Type == "date" || d.Type == "range" {
		r.doc, r.documented, r.told = iv, true, f.end
		if iv.last-iv.first < longWeek {
			r.docDay, r.dayEnd = iv, f.end
		}
		if isPeriod(iv) && !r.usedDoc {
			r.docPeriod, r.periodEnd = iv, f.end
		}
	}
	if other, ok := r.exact(f.node, iv); ok {
		r.other = other
	} else if r.cycleOf(f.node) == noCycle {
		r.other = interval{}
	}
	if r.other.unit != 0 {
		d.OtherFirst, d.OtherLast = isoDayOf(r.other.first), isoDayOf(r.other.last)
	}
	return d
}

// periodReach is how many bytes after a period "the same period of last year" may
// still mean it.
const periodReach = 800

// setDays writes the interval into a date.
func setDays(d *pipeline.Date, iv interval) {
	d.First = isoDayOf(iv.first)
	d.Last = d.First
	if iv.last != iv.first {
		d.Last = isoDayOf(iv.last)
	}
	if d.Value = iv.String(); d.Value == d.First {
		d.Value = d.First // one string, not two
	}
	d.Precision = precisionNames[iv.unit]
}

// The farthest that a date may stand from the one it goes on from, in bytes: a
// day from its month ("May 4 and 5"), a day or month from its year.
const (
	besideMonth = 12
	besideYear  = 24
)

// beside lets a partial date that follows another one at once go on from it:
// "July 12, 2014, July 13".
func (r *resolver) beside(prev found, date pipeline.Date, f found, c choice) choice {
	gap := int(f.start - prev.end)
	cy := r.cycleOf(f.node)
	if date.First == "" || gap > besideYear || cy != monthly && cy != yearly || r.nodes[f.node].op == opHoliday {
		return c
	}
	if cy == monthly && (gap > besideMonth || date.Precision != "day") || cy == yearly && date.Basis != "stated" {
		return c
	}
	day, _ := parseDay(date.First)
	return choice{mode: fromDay, day: day}
}
