package ingest

import (
	"strings"
	"testing"
	"testing/fstest"
)

const page = `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Neuer Chef | Zeitung</title>
<meta property="og:site_name" content="Zeitung"><link rel="canonical" href="https://example.org/a">%HEAD%</head><body>
<nav><a href="/">Start</a> <a href="/politik">Politik</a></nav><h1>Neuer Chef</h1>%DATE%
<article><p>Der Aufsichtsrat hat am Montag <b>Max&nbsp;Muster</b> zum Vorstandschef des Unternehmens bestellt, wie es in einer Mitteilung hieß.</p>
<p>Er folgt auf Eva Beispiel,<br>die in den Ruhestand geht. Das Unternehmen hat mehr als tausend Mitarbeiter in drei Ländern.</p></article>
<script>var x = "nicht lesen";</script><footer>Impressum</footer></body></html>`

func TestPageYieldsMainTextAndTitle(t *testing.T) {
	dir := folder(t, map[string]string{"a.html": strings.NewReplacer("%HEAD%", "", "%DATE%", "").Replace(page)})
	d := all(t, Options{}, dir)[0]
	want := "Der Aufsichtsrat hat am Montag Max\u00a0Muster zum Vorstandschef des Unternehmens bestellt, wie es in einer Mitteilung hieß.\n\n" +
		"Er folgt auf Eva Beispiel,\ndie in den Ruhestand geht. Das Unternehmen hat mehr als tausend Mitarbeiter in drei Ländern."
	if d.Text != want {
		t.Errorf("text %q", d.Text)
	}
	if d.Title != "Neuer Chef" || d.Source != "Zeitung" || d.URL != "https://example.org/a" || d.DeclaredLang != "de" || d.Published != "" {
		t.Errorf("title %q, source %q, url %q, lang %q, published %q", d.Title, d.Source, d.URL, d.DeclaredLang, d.Published)
	}
}

func TestPublicationDayComesFromTheMostReliablePlace(t *testing.T) {
	rules := fstest.MapFS{"de/dates.rules": {Data: []byte("words month\nmärz | mrz. = 3\n\nwords weekday\nmontag = 1\n")}}
	for _, c := range []struct{ name, head, shown, want string }{
		{"meta element", `<meta property="article:published_time" content="2023-03-01T10:00:00+01:00">`, "<time>2020-01-01</time>", "2023-03-01"},
		{"JSON-LD", `<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"datePublished":"2023-03-02"}]}</script>`, "", "2023-03-02"},
		{"time element", "", `<time class="entry-date updated" datetime="2023-03-03">heute</time>`, "2023-03-03"},
		{"address", `<meta property="og:url" content="x"><link rel="canonical" href="https://example.org/2023/03/04/a">`, "", ""},
		{"near the headline in figures", "", "<p>5.3.2023, 10:00 Uhr</p>", "2023-03-05"},
		{"near the headline in words", "", "<p>Montag, 6. März 2023</p>", "2023-03-06"},
		{"only the last change", `<meta property="article:modified_time" content="2023-03-07">`, "", "2023-03-07"},
	} {
		dir := folder(t, map[string]string{"a.html": strings.NewReplacer("%HEAD%", c.head, "%DATE%", c.shown).Replace(page)})
		if d := all(t, Options{Dict: rules}, dir)[0]; d.Published != c.want {
			t.Errorf("%s: published %q, want %q", c.name, d.Published, c.want)
		}
	}
}

func TestPageNestedTooDeeplyStillHasItsText(t *testing.T) {
	dir := folder(t, map[string]string{"a.html": "<html><head><title>Deep</title></head><body>" + strings.Repeat("<div>", 50_000) + "<p>The chief resigned.</p><script>x</script>"})
	if d := all(t, Options{}, dir)[0]; d.Title != "Deep" || d.Text != "The chief resigned." {
		t.Errorf("title %q, text %q", d.Title, d.Text)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(page))
	f.Add([]byte("<p>a<br>b<script type='application/ld+json'>{\"datePublished\":1}</script><time datetime=2020-01-02><pre>\n a"))
	f.Fuzz(func(t *testing.T, data []byte) { readable(t, "a.html", data) })
}
