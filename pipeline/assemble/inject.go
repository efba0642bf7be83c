package assemble

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
	"rochade/pipeline/score"
)

// inject returns a stage that puts the names of the labels in the place of those that the
// entity stage found there; names that no label has stay as they were found. What the text
// adds to a name (a rank before a title, what makes a post an old one) stays too.
func inject(dict fs.FS, articles []*score.Article) pipeline.Stage {
	byID := make(map[string]*score.Article, len(articles))
	for _, a := range articles {
		byID[a.ID] = a
	}
	return pipeline.Stage{Name: "labelled names", Process: func(d *pipeline.Document) error {
		a := byID[d.ID]
		if a == nil || !d.Candidate {
			return nil
		}
		folding, err := lexicon.Folding(dict, d.Language)
		if err != nil {
			return err
		}
		d.Mentions = replaceMentions(d.Mentions, labelledMentions(d.Body, a, folding))
		return nil
	}}
}

// labelledMentions finds every form of the labels' names in the text, the longest where
// several begin.
func labelledMentions(body string, a *score.Article, folding *match.Folding) []pipeline.Mention {
	names := labelledNames(a)
	b := match.NewBuilder(folding)
	for i, n := range names {
		b.Add(n.Name, int32(i))
	}
	var out []pipeline.Mention
	b.Build().Scan(body, func(start, end int, values []int32) bool {
		m := names[values[0]]
		m.Span = pipeline.Span{Start: start, End: end}
		m.Name = strings.Join(strings.Fields(body[start:end]), " ")
		out = append(out, m)
		return true
	})
	return out
}

// labelledNames lists the names of the labels, without where they are.
func labelledNames(a *score.Article) []pipeline.Mention {
	var out []pipeline.Mention
	for _, l := range a.Events {
		for _, persons := range [...][]string{l.Person, l.Predecessor, l.Successor} {
			for _, name := range persons {
				out = append(out, pipeline.Mention{Kind: pipeline.Person, Name: name})
			}
		}
		for _, name := range properForms(l.Organization) {
			out = append(out, pipeline.Mention{Kind: pipeline.Organization, Name: name})
		}
		if l.TitleCode == "head" {
			continue // often the words of a verb, which are no name
		}
		for _, name := range l.Title {
			out = append(out, pipeline.Mention{Kind: pipeline.Title, Name: name, Code: cmp.Or(l.TitleCode, "other")})
		}
	}
	for i := range out {
		out[i].Rule = "label"
	}
	return slices.DeleteFunc(out, func(m pipeline.Mention) bool { return strings.TrimSpace(m.Name) == "" })
}

// properForms leaves out what only stands for a name, such as "the company": it shares no
// word with the first form.
func properForms(forms []string) []string {
	var out []string
	for _, f := range forms {
		if strings.Contains(forms[0], f) || strings.Contains(f, forms[0]) || strings.ToUpper(f) == f && strings.ToLower(f) != f {
			out = append(out, f)
		}
	}
	return out
}

// replaceMentions puts labelled mentions among those found, in the place of the ones of their kind
// and of those that they cut through, and takes over what only the text tells of these.
func replaceMentions(found, labelled []pipeline.Mention) []pipeline.Mention {
	gone := make([]bool, len(found))
	var out []pipeline.Mention
	for _, l := range labelled {
		if slices.ContainsFunc(found, func(f pipeline.Mention) bool { return ranked(&f, &l) }) {
			continue
		}
		for i := range found {
			switch f := &found[i]; {
			case !f.Overlaps(l.Span):
			case f.Kind == l.Kind:
				l.Marks |= f.Marks &^ pipeline.Anaphor
				l.Short, l.Scope = cmp.Or(l.Short, f.Short), cmp.Or(l.Scope, f.Scope)
				gone[i] = true
			default:
				gone[i] = gone[i] || !holds(f, &l) && !holds(&l, f)
			}
		}
		out = append(out, l)
	}
	for i := range found {
		if !gone[i] {
			out = append(out, found[i])
		}
	}
	slices.SortStableFunc(out, func(a, b pipeline.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return nest(out)
}

// ranked reports whether a title is found with more words than its label has, a rank
// ("deputy chairman").
func ranked(found, label *pipeline.Mention) bool {
	return found.Kind == pipeline.Title && label.Kind == pipeline.Title && found.Covers(label.Span) && found.Span != label.Span
}

// holds reports whether a mention of another kind may lie within one: a bank in the title
// of its chairman.
func holds(outer, inner *pipeline.Mention) bool {
	return outer.Kind != pipeline.Person && outer.Covers(inner.Span) && outer.Span != inner.Span
}

// nest says of ordered mentions in which one each lies.
func nest(mentions []pipeline.Mention) []pipeline.Mention {
	for i := range mentions {
		mentions[i].Inside = 0
		for k := i - 1; k >= 0; k-- {
			if mentions[k].Inside == 0 {
				if mentions[k].Covers(mentions[i].Span) {
					mentions[i].Inside = k + 1
				}
				break
			}
		}
	}
	return mentions
}
