package emit

import "slices"

// keep returns the records that pass. A record's day is the last day of its
// effective date, else of its announcement, else the publication day; with Since,
// a record without any is left out.
func (f Filter) keep(records []Record) []Record {
	if len(f.Types) == 0 && f.MinConfidence == 0 && f.Since == "" {
		return records
	}
	return slices.DeleteFunc(records, func(r Record) bool { return !f.passes(&r) })
}

func (f Filter) passes(r *Record) bool {
	return (len(f.Types) == 0 || slices.Contains(f.Types, r.Type)) &&
		float64(r.Confidence) >= f.MinConfidence &&
		(f.Since == "" || lastDay(r) >= f.Since)
}

func lastDay(r *Record) string {
	for _, d := range []*Date{r.Effective, r.Announced} {
		if d != nil {
			return d.Last
		}
	}
	if r.Document.Published != nil {
		return *r.Document.Published
	}
	return ""
}
