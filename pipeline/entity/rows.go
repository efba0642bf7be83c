package entity

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

func (l *loader) addTitle(r lexicon.Row, e entry) error {
	f, _ := parseFeatures(r.Cells[2])
	e.class, e.value = isTitle, int32(len(l.titles))
	l.titles = append(l.titles, titleRow{r.Cells[1], f})
	if f&asSuffix != 0 {
		l.suffixes.addSuffix(strings.TrimPrefix(r.Cells[0], "-"), e)
		return nil
	}
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addModifier(r lexicon.Row, e entry) error {
	mark, ok := effects[r.Cells[1]]
	if !ok {
		return r.Errorf("unknown effect %q (old, standing, new, acting, designate, honorary, rank and plain are allowed)", r.Cells[1])
	}
	f, rest := parseFeatures(r.Cells[2])
	m := modifierRow{mark: mark, rank: r.Cells[1] == "rank", out: mark&(pipeline.Old|pipeline.Standing|pipeline.New) != 0, features: f}
	for _, word := range rest {
		if from, to, ok := strings.Cut(word, ">"); ok {
			if m.to == nil {
				m.to = map[string]string{}
			}
			m.to[from] = to
		}
	}
	e.class, e.value = isModifier, int32(len(l.modifiers))
	l.modifiers = append(l.modifiers, m)
	l.words.add(strings.TrimSuffix(r.Cells[0], "-"), e)
	return nil
}

func (l *loader) addEventWord(r lexicon.Row, e entry) error {
	e.class = isEvent
	if r.Cells[2] == "say" {
		e.class |= isSay
	}
	if strings.Contains(r.Cells[0], "+") {
		return nil
	}
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addOrganization(r lexicon.Row, e entry) error {
	e.class, e.value = isOrganization, int32(len(l.organizations))
	l.organizations = append(l.organizations, organizationRow{r.Cells[1], r.Cells[2], r.Cells[3]})
	l.words.add(r.Cells[0], e)
	return nil
}

func orgWord(position, kind, feats string) orgWordRow {
	f, _ := parseFeatures(feats)
	return orgWordRow{
		head: strings.Contains(position, "head") || strings.Contains(position, "begin") || strings.Contains(position, "prefix") || position == "any" || position == "both",
		tail: strings.Contains(position, "tail") || strings.Contains(position, "end") || strings.Contains(position, "suffix") || position == "any" || position == "both" || position == "",
		kind: kind, features: f,
	}
}

func (l *loader) addOrgWord(r lexicon.Row, e entry) error {
	e.class, e.value = isOrgWord, int32(len(l.orgWords))
	l.orgWords = append(l.orgWords, orgWord(r.Cells[1], r.Cells[2], r.Cells[3]))
	if form, ok := strings.CutPrefix(r.Cells[0], "-"); ok {
		l.suffixes.addSuffix(form, e)
		return nil
	}
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addLegalForm(r lexicon.Row, e entry) error {
	e.class, e.value = isLegalForm, int32(len(l.legalForms))
	l.legalForms = append(l.legalForms, orgWord(r.Cells[1], r.Cells[2], ""))
	l.words.add(r.Cells[0], e)
	return nil
}

// Positions of words that make a name of a thing.
const (
	thingHead = 1
	thingTail = 2
)

func (l *loader) addThing(r lexicon.Row, e entry) error {
	e.class = isThing
	switch r.Cells[1] {
	case "head":
		e.value = thingHead
	case "tail":
		e.value = thingTail
	case "any":
		e.value = thingHead | thingTail
	default:
		return r.Errorf("position %q (head, tail and any are allowed)", r.Cells[1])
	}
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addPlace(r lexicon.Row, e entry) error {
	e.class, e.value = isPlace, int32(len(l.places))
	l.places = append(l.places, placeRow{name: r.Cells[1], demo: r.Cells[2] != "" && r.Cells[2] == r.Cells[0]})
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addScope(r lexicon.Row, e entry) error {
	f, _ := parseFeatures(r.Cells[1])
	e.class, e.value = isScope, int32(len(l.scopes))
	l.scopes = append(l.scopes, scopeRow{f})
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addCue(r lexicon.Row, e entry) error {
	kind := pipeline.KindOf(r.Cells[1])
	if kind == pipeline.KindNone {
		return r.Errorf("kind %q (person, organization, title and place are allowed)", r.Cells[1])
	}
	n, err := strconv.Atoi(r.Cells[3])
	if err != nil {
		return r.Errorf("weight %q (a number is allowed)", r.Cells[3])
	}
	e.class, e.value = isCue, int32(len(l.cues))
	l.cues = append(l.cues, cueRow{kind, r.Cells[2] == "left", int32(n)})
	if last, ok := strings.CutPrefix(r.Cells[0], "-"); ok {
		l.suffixes.addSuffix(last, e)
		return nil
	}
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addCharacter(r lexicon.Row, _ entry) error {
	first, err1 := strconv.Atoi(r.Cells[1])
	last, err2 := strconv.Atoi(r.Cells[2])
	c := l.character(r.Cells[0])
	if c == nil || errors.Join(err1, err2) != nil {
		return r.Errorf("%q: one Chinese character and two numbers are allowed", r.Cells)
	}
	c.first, c.last = int8(first), int8(last)
	return nil
}

func (l *loader) addForeign(r lexicon.Row, _ entry) error {
	weight, err := strconv.Atoi(r.Cells[1])
	c := l.character(r.Cells[0])
	if c == nil || err != nil {
		return r.Errorf("%q: one Chinese character and a number are allowed", r.Cells)
	}
	c.foreign = int8(weight)
	return nil
}

// character returns the weights of the character that the text consists of, or nil.
// Rare characters outside the common block share one that is never read.
func (l *loader) character(text string) *nameCharacter {
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) || !isHan(r) {
		return nil
	}
	if l.characters == nil {
		l.characters = make([]nameCharacter, hanLast-hanFirst+1)
	}
	if r < hanFirst || r > hanLast {
		return new(nameCharacter)
	}
	return &l.characters[r-hanFirst]
}
