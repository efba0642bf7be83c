package event

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rochade/pipeline"
	"rochade/pipeline/match"
)

// An item is the unit that rules match: a mention, a word, a punctuation mark.
type item struct {
	pipeline.Span
	text     string        // folded
	kind     pipeline.Kind // of a mention or date, or KindNone
	readings []reading
	feats    features
	mention  int   // index into Document.Mentions of the mention it is or stands for, or -1
	date     int   // index into Document.Dates, or -1
	several  []int // mentions of the persons that a plural anaphor ("both executives") stands for
	posts    []post
	classes  features // numbers of the classes of its readings
	literal  int32    // number of its text in the vocabulary if a rule names that, or 0
	clause   int32
	barrier  bool
	comma    bool // separates list members
	covered  int  // number of items that a group merged into this one, itself included
}

// A post is a title with its organization, as indices into Document.Mentions, or -1.
type post struct {
	title, organization int
	feats               features
}

func (it *item) setClasses() {
	it.classes = features{}
	for i := range it.readings {
		it.classes.add(uint8(it.readings[i].class))
	}
}

// refer makes an anaphor the post that it stands for.
func (it *item) refer(p post) {
	it.kind, it.mention, it.posts = pipeline.Title, p.title, []post{p}
	it.mark(featAnaphor)
}

func (it *item) is(c class) bool { return it.classes.has(uint8(c)) }

func (it *item) mark(n uint8) { it.feats.add(n) }

// markFeatures translates the marks of a mention.
func markFeatures(m pipeline.Mark) features {
	var f features
	for i, mark := range [...]pipeline.Mark{pipeline.Old, pipeline.Standing, pipeline.New, pipeline.Acting,
		pipeline.Designate, pipeline.Honorary, pipeline.Plural, pipeline.Anaphor} {
		if m&mark != 0 {
			f.add(uint8(i)) // featOld … featAnaphor, in this order
		}
	}
	return f
}

// itemize cuts the sentence into items. mentions and dates are those of the
// document, ordered by Start; outermost mentions become items, what they hold is attached.
// The result is appended to items.
func (v *vocabulary) itemize(d *pipeline.Document, s pipeline.Span, m, t int, items []item) []item {
	text := d.Body[:s.End]
	for i := s.Start; i < s.End; {
		for m < len(d.Mentions) && (d.Mentions[m].Start < i || d.Mentions[m].Inside != 0) {
			m++
		}
		for t < len(d.Dates) && d.Dates[t].Start < i {
			t++
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end, readings := 0, []reading(nil)
		if match.Boundary(text, i) {
			end, readings = v.longest(text, i, opensSentence(items))
			if m < len(d.Mentions) && reachesInto(i, end, d.Mentions[m].Span) && (harmless(readings) || end < d.Mentions[m].End && !v.triggers(readings)) {
				end, readings = v.longest(text[:d.Mentions[m].Start], i, opensSentence(items))
			}
			if t < len(d.Dates) && reachesInto(i, end, d.Dates[t].Span) && d.Dates[t].First != "" {
				end = i + len(strings.TrimRight(text[i:d.Dates[t].Start], " ")) // "for the" before "the 8th"
			}
		}
		switch {
		case m < len(d.Mentions) && d.Mentions[m].Start == i && d.Mentions[m].End <= s.End && d.Mentions[m].End >= end && !v.eventWord(&d.Mentions[m], end, readings):
			it := mentionItem(d, m)
			if it.kind == pipeline.Organization && end == d.Mentions[m].End {
				for _, r := range readings {
					it.feats = it.feats.with(r.features)
				}
			}
			items = append(items, it)
			i = d.Mentions[m].End
		case t < len(d.Dates) && d.Dates[t].Start == i && d.Dates[t].End <= s.End && d.Dates[t].End >= end && !(d.Dates[t].First == "" && d.Dates[t].End == end && undated(readings)):
			items = append(items, dateItem(d, t))
			i = d.Dates[t].End
		case end > 0:
			items = append(items, wordItem(v.folding.String(text[i:end]), i, end, readings))
			i = end
		default:
			end = i + otherLength(text[i:], r, size)
			if m < len(d.Mentions) && d.Mentions[m].Start > i && d.Mentions[m].Start < end {
				end = d.Mentions[m].Start
			}
			folded := v.folding.String(text[i:end])
			readings := spelled(v.compound(folded), text[i:end], opensSentence(items))
			if isNumber(folded) {
				readings = v.numbers
			} else if len(readings) == 0 {
				readings = v.unlisted(r, opensSentence(items))
			}
			items = append(items, wordItem(folded, i, end, readings))
			i = end
		}
	}
	v.joinSeparated(items)
	dropOpeners(items)
	v.dropAppositions(items, text)
	for i := range items {
		if items[i].text == "." && i < len(items)-1 {
			items[i].barrier = false // of an abbreviation or a decimal
		}
		items[i].covered = 1
		items[i].setClasses()
		if items[i].kind == pipeline.KindNone || items[i].feats.has(featAnaphor) {
			items[i].literal = v.literals[items[i].text]
		}
	}
	v.assignClauses(items)
	return items
}

// eventWord reports whether an organization or place is only a word of event language that
// a list of names also holds (IPO).
func (v *vocabulary) eventWord(m *pipeline.Mention, end int, readings []reading) bool {
	return m.End == end && (m.Kind == pipeline.Organization || m.Kind == pipeline.Place) &&
		v.triggers(readings)
}

func (v *vocabulary) triggers(readings []reading) bool {
	return slices.ContainsFunc(readings, func(r reading) bool { return v.trigger[r.class] })
}

// harmless reports whether the readings are all of a word that only hides others.
func harmless(readings []reading) bool {
	return len(readings) > 0 && !slices.ContainsFunc(readings, func(r reading) bool { return r.class != classOther })
}

// reachesInto reports whether a word at [start, end) ends inside a mention that begins later.
func reachesInto(start, end int, mention pipeline.Span) bool {
	return start < mention.Start && mention.Start < end && end <= mention.End
}

// undated reports whether a reading counts more than a date without days.
func undated(readings []reading) bool {
	return slices.ContainsFunc(readings, func(r reading) bool { return r.features.has(featUndated) })
}

// dateItem marks what is open at one end: "since May", "until May".
func dateItem(d *pipeline.Document, t int) item {
	it := item{Span: d.Dates[t].Span, kind: pipeline.KindDate, mention: -1, date: t}
	if d.Dates[t].Type == "open" {
		switch d.Dates[t].Mod {
		case "AFTER":
			it.mark(featAfter)
		case "BEFORE":
			it.mark(featBefore)
		}
	}
	return it
}

func mentionItem(d *pipeline.Document, m int) item {
	mn := &d.Mentions[m]
	it := item{Span: mn.Span, kind: mn.Kind, mention: m, date: -1, feats: markFeatures(mn.Marks)}
	it.text = strings.ToLower(mn.Name)
	switch mn.Kind {
	case pipeline.Title:
		org := inner(d, m, pipeline.Organization)
		if org < 0 {
			org = inner(d, m, pipeline.Place)
		}
		it.posts = []post{{m, org, it.feats}}
	case pipeline.Amount:
		it.mark(unitFeature(mn.Unit))
	}
	return it
}

// unitFeature is the feature of an amount with that unit.
func unitFeature(unit string) uint8 {
	switch unit {
	case "percent":
		return featPercent
	case "count":
		return featCount
	}
	return featMoney
}

// inner returns the index of the mention of that kind nested in mention m, or -1.
func inner(d *pipeline.Document, m int, kind pipeline.Kind) int {
	for _, step := range [...]int{1, -1} {
		for i := m + step; i >= 0 && i < len(d.Mentions) && d.Mentions[i].Overlaps(d.Mentions[m].Span); i += step {
			if d.Mentions[i].Inside == m+1 && d.Mentions[i].Kind == kind {
				return i
			}
		}
	}
	return -1
}

// opensSentence reports whether the next item is the first word of a sentence, or of what
// a colon or a quotation mark opens: there every word has a capital.
func opensSentence(items []item) bool {
	return len(items) == 0 || items[len(items)-1].barrier && !items[len(items)-1].comma
}

func wordItem(folded string, start, end int, readings []reading) item {
	it := item{Span: pipeline.Span{Start: start, End: end}, text: folded, readings: readings, mention: -1, date: -1}
	for i := range it.readings {
		switch it.readings[i].class {
		case classPersonAnaphor:
			if it.readings[i].features.has(featPossessive) {
				continue // "his" takes no part in an event
			}
			it.kind = pipeline.Person
			it.mark(featAnaphor)
		case classOrganizationAnaphor:
			it.kind = pipeline.Organization
			it.mark(featAnaphor)
		}
	}
	it.comma = it.text == "," || it.text == "\u3001"
	r, _ := utf8.DecodeRuneInString(folded)
	it.barrier = len(it.readings) == 0 && isBarrier(r)
	return it
}

// isBarrier reports whether the character ends a stretch that a plain gap may span.
func isBarrier(r rune) bool {
	switch r {
	case ';', ':', '"', '.', '!', '?', 0x201c, 0x201d, 0x201e, 0xab, 0xbb, 0xff1b, 0xff1a, 0x3002, ',', 0xff0c, '|':
		return true
	}
	return false
}

// otherLength is the length of an item that no list knows: a run of letters and
// digits with inner apostrophes and hyphens, or one character.
func otherLength(text string, first rune, size int) int {
	if !wordRune(first) {
		return size
	}
	n := size
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !wordRune(r) {
			if r == '-' && n+1 < len(text) && wordRune(rune(text[n+1])) {
				n++
				continue
			}
			break
		}
		n += size
	}
	return n
}

// isNumber reports whether the text is written in digits alone.
func isNumber(text string) bool {
	return strings.Trim(text, "0123456789") == ""
}

// wordRune reports whether r continues a word in scripts that put spaces between words.
func wordRune(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

// joinSeparated keeps a reading that needs a particle only if the particle
// follows, and drops it otherwise.
func (v *vocabulary) joinSeparated(items []item) {
	for i := range items {
		it := &items[i]
		if !needsParticle(it.readings) {
			continue
		}
		var kept []reading
		for _, r := range it.readings {
			if r.particle == "" || particleFollows(items[i+1:], r.particle) {
				kept = append(kept, r)
			}
		}
		it.readings = kept
	}
}

func needsParticle(readings []reading) bool {
	for i := range readings {
		if readings[i].particle != "" {
			return true
		}
	}
	return false
}

// particleFollows looks for the particle that ends the clause: the first item with that
// text that stands before punctuation, a conjunction or the end.
func particleFollows(items []item, particle string) bool {
	for i := range items {
		if items[i].text != particle || items[i].kind != pipeline.KindNone {
			continue
		}
		if i+1 == len(items) || items[i+1].barrier || opensOn(&items[i+1]) || strings.Contains("\u2013\u2014-+)", items[i+1].text) {
			return true
		}
	}
	return false
}

// dropOpeners takes the reading of a relative pronoun or conjunction from words
// that can also be something else ("der", "als") and do not stand behind a comma
// or at the beginning.
func dropOpeners(items []item) {
	for i := range items {
		if len(items[i].readings) < 2 || i == 0 || isComma(&items[i-1]) || i > 1 && isComma(&items[i-2]) {
			continue
		}
		items[i].readings = without(items[i].readings, classRelative, classClause)
	}
}

// dropAppositions takes the reading of a relative pronoun from an article behind a comma
// ("der", "bei der"), or that of a conjunction marked verbfinal ("als"), when what follows ends
// in a noun or in an infinitive and not in a finite verb: ", der neue Chef," is an apposition.
func (v *vocabulary) dropAppositions(items []item, text string) {
	if v.article == classNone {
		return
	}
	final, marked := v.features["verbfinal"]
	for i := 1; i < len(items); i++ {
		behind := isComma(&items[i-1]) || i > 1 && isComma(&items[i-2]) && hasClass(&items[i-1], v.preposition)
		relative := hasClass(&items[i], classRelative) && hasClass(&items[i], v.article)
		conjunction := len(items[i].readings) > 1 && marked && hasReading(&items[i], final)
		if behind && (relative || conjunction) && !v.endsInVerb(items, i, text) {
			items[i].readings = without(items[i].readings, classRelative, classClause)
		}
	}
}

// endsInVerb reports whether the last word before the next punctuation mark may be a finite verb.
func (v *vocabulary) endsInVerb(items []item, i int, text string) bool {
	end := i + 1
	for end < len(items) && !items[end].barrier {
		end++
	}
	last := &items[end-1]
	first, _ := utf8.DecodeRuneInString(text[last.Start:])
	zu, ok := v.features["zu"]
	return !unicode.IsUpper(first) && (last.kind == pipeline.KindNone || last.feats.has(featAnaphor)) && !(ok && hasReading(last, zu))
}

// hasClass is is before classes are set.
func hasClass(it *item, c class) bool {
	return slices.ContainsFunc(it.readings, func(r reading) bool { return r.class == c })
}

// without returns the readings of other classes; the list itself stays as it is.
func without(readings []reading, classes ...class) []reading {
	var kept []reading
	for i, r := range readings {
		if slices.Contains(classes, r.class) {
			if kept == nil {
				kept = slices.Clone(readings[:i])
			}
		} else if kept != nil {
			kept = append(kept, r)
		}
	}
	if kept == nil {
		return readings
	}
	return kept
}

// opensOn reports whether the item is a conjunction. Classes are not yet set here.
func opensOn(it *item) bool {
	return hasClass(it, classAnd) || hasClass(it, classClause)
}
