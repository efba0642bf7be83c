package ingest

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// nearTitle is how many bytes of text may lie between a date and the headline
// that it belongs to.
const nearTitle = 600

// publishedNames are the names of meta elements with the day of publication, the
// most reliable first.
var publishedNames = []string{
	"article:published_time", "article:published", "article.published", "datepublished", "og:article:published_time",
	"og:published_time", "og:pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "bt:pubdate",
	"rnews:datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "published", "publication_date",
	"publication-date", "published_time", "pub_date", "pub-date", "ptime", "article_date_original", "originalpublicationdate",
	"citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.issued", "dcterms.date", "dc.date",
	"dcterms.created", "dc.created", "dc.date.created", "date.created", "datecreated", "creation_date", "date_published",
	"article:create_at", "mediator_published_time", "displaydate", "timestamp", "dateposted", "posted", "date", "og:date",
	"article:post_date", "release_date", "time",
}

// modifiedNames are those with the day of the last change.
var modifiedNames = []string{
	"article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "dcterms.modified", "last-modified", "lastmod", "revised",
}

// Classes and ids that sites give to dates.
var (
	dateClass      = regexp.MustCompile(`date|\b(time|datum|timestamp|byline|meta|publish\w*|posted\w*|tanggal|info)\b`)
	publishedClass = regexp.MustCompile(`publish|posted|pubdate|pubtime|entry-date|post-date|article-date`)
	modifiedClass  = regexp.MustCompile(`modif|updat`)
)

// A shownDate is text with a date in it, as the page shows or marks it up.
type shownDate struct {
	text   string
	at     int  // bytes of text before it
	marked bool // its element is made for dates
	sure   bool // its element is made for the day of publication
}

// noteTime notes an element that marks up a date.
func (m *meta) noteTime(n *html.Node) {
	prop := strings.ToLower(attr(n, "itemprop"))
	class := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
	if n.DataAtom != atom.Time && !strings.Contains(prop, "date") && !dateClass.MatchString(class) {
		return
	}
	sure := strings.Contains(prop, "datepublished") || hasAttr(n, "pubdate") || publishedClass.MatchString(class)
	if !sure && (prop == "datemodified" || modifiedClass.MatchString(class)) {
		return
	}
	text := renderText(n)
	if len(text) > 200 {
		return
	}
	for _, v := range []string{attr(n, "datetime"), attr(n, "content"), attr(n, "title"), text} {
		if v != "" {
			m.dates = append(m.dates, shownDate{v, m.length, true, sure})
		}
	}
}

// noteText notes a date in a short text, or at the start of a longer one.
func (m *meta) noteText(text string) {
	if len(text) > 200 {
		text = text[:60]
	}
	if strings.ContainsAny(text, "0123456789") {
		m.dates = append(m.dates, shownDate{text: text, at: m.length})
	}
}

// published finds the day of publication in what the page says of itself, in its
// address and in what it shows near the headline. It returns "" when all are
// silent.
func (m *meta) published(address string, names *months) string {
	for _, name := range publishedNames {
		if day := Day(m.names[name]); day != "" {
			return day
		}
	}
	if day := Day(m.linked.published); day != "" {
		return day
	}
	if day := m.shown(names, func(d shownDate) bool { return d.sure }); day != "" {
		return day
	}
	if day := dayOfURL(address); day != "" {
		return day
	}
	if day := m.shown(names, m.isNearHeadline); day != "" {
		return day
	}
	if day := m.shown(names, func(d shownDate) bool { return d.marked }); day != "" {
		return day
	}
	if day := Day(m.linked.modified); day != "" {
		return day
	}
	for _, name := range modifiedNames {
		if day := Day(m.names[name]); day != "" {
			return day
		}
	}
	return dayOfURL(m.names["og:image"])
}

// shown returns the first day among the dates of a kind.
func (m *meta) shown(names *months, kind func(shownDate) bool) string {
	for _, d := range m.dates {
		if !kind(d) {
			continue
		}
		if day := dayIn(d.text); day != "" {
			return day
		}
		if day := names.day(d.text); day != "" {
			return day
		}
	}
	return ""
}

func (m *meta) isNearHeadline(d shownDate) bool {
	return m.headlineAt >= 0 && d.at >= m.headlineAt-nearTitle/2 && d.at <= m.headlineAt+nearTitle
}

var (
	urlDate     = regexp.MustCompile(`[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?([0-2]\d|3[01])(?:\D|$)`)
	numericDate = regexp.MustCompile(`\b(?:(?:19|20)\d\d[^\d\s:]\s?\d{1,2}[^\d\s:]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d)\b`)
	shortDate   = regexp.MustCompile(`^\D{0,3}(\d\d)\.(\d\d)\.(\d\d)\b`)
)

// dayOfURL returns the day that an address holds, or "".
func dayOfURL(address string) string {
	if g := urlDate.FindStringSubmatch(address); g != nil {
		return Day(g[1] + "-" + g[2] + "-" + g[3])
	}
	return ""
}

// dayIn returns the first day written in figures in a short text.
func dayIn(text string) string {
	if day := Day(text); day != "" {
		return day
	}
	if day := Day(strings.ReplaceAll(numericDate.FindString(text), " ", "")); day != "" {
		return day
	}
	if g := shortDate.FindStringSubmatch(text); g != nil {
		return Day(g[1] + "." + g[2] + ".20" + g[3])
	}
	return ""
}
