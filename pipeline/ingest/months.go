package ingest

import (
	"bufio"
	"bytes"
	"io/fs"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// months reads dates that name the month. The names are those of the date rules
// of all languages.
type months struct {
	dict  fs.FS
	once  sync.Once
	names map[string]int
	date  *regexp.Regexp // day month year, or month day year
}

// day returns the first day that text names, or "".
func (m *months) day(text string) string {
	m.once.Do(m.load)
	if m.date == nil {
		return ""
	}
	g := m.date.FindStringSubmatch(strings.ToLower(text))
	if g == nil {
		return ""
	}
	dayFirst, month, dayLast, year := g[1], g[2], g[3], g[4]
	if dayFirst == "" {
		dayFirst = dayLast
	}
	d, _ := strconv.Atoi(dayFirst)
	y, _ := strconv.Atoi(year)
	return day(y, m.names[month], d)
}

// load reads the blocks "words month" of the date rules. Rules that cannot be read
// are reported where dates are found in texts; pages then go without.
func (m *months) load() {
	m.names = map[string]int{}
	if m.dict == nil {
		return
	}
	files, _ := fs.Glob(m.dict, "*/dates.rules")
	for _, name := range files {
		data, err := fs.ReadFile(m.dict, name)
		if err == nil {
			m.read(data)
		}
	}
	forms := make([]string, 0, len(m.names))
	for form := range m.names {
		forms = append(forms, regexp.QuoteMeta(form))
	}
	if len(forms) == 0 {
		return
	}
	sort.Slice(forms, func(i, j int) bool { // longer forms first
		return len(forms[i]) > len(forms[j]) || len(forms[i]) == len(forms[j]) && forms[i] < forms[j]
	})
	m.date = regexp.MustCompile(`(?:\b([0-3]?\d)(?:\.|st|nd|rd|th)?\s+)?\b(` + strings.Join(forms, "|") + `)\.?(?:\s+([0-3]?\d)(?:st|nd|rd|th)?)?,?\s+((?:19|20)\d\d)\b`)
}

func (m *months) read(rules []byte) {
	inside := false
	lines := bufio.NewScanner(bytes.NewReader(rules))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line == "words month" {
			inside = line != ""
			continue
		}
		forms, value, ok := strings.Cut(line, "=")
		number, err := strconv.Atoi(strings.TrimSpace(value))
		if !inside || !ok || err != nil {
			continue
		}
		for _, form := range strings.Split(forms, "|") {
			if form = strings.TrimSpace(form); form != "" && !isDigit(form[0]) {
				m.names[strings.ToLower(form)] = number
			}
		}
	}
}
