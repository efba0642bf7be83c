package clean

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"rochade/dict"
	"rochade/pipeline"
)

func stage(t testing.TB) pipeline.Stage {
	t.Helper()
	s, err := New(dict.FS)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func cleaned(t testing.TB, title, text string) *pipeline.Document {
	t.Helper()
	d := &pipeline.Document{Title: title, Text: text}
	if err := stage(t).Process(d); err != nil {
		t.Fatalf("cleaning %q: %v", text, err)
	}
	return d
}

func TestCleanRemovesDamageFromText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"pinyin glosses inside words", "组织大調(diào)整,擔(dān)任達摩院院長", "组织大調整,擔任達摩院院長"},
		{"full-width parentheses around a gloss", "銀行（yín háng）宣布", "銀行宣布"},
		{"glosses in the neutral tone among others", "調(diào)整個(gè)業(yè)務(wù)的(de)人", "調整個業務的人"},
		{"other parentheses after Chinese stay", "外框（frame）和（CEO）張(zhang)", "外框（frame）和（CEO）張(zhang)"},
		{"tags", "<p><strong>央视网消息</strong>：又有<br/>领导人</p><p>祝贺。</p>", "央视网消息：又有\n领导人\n\n祝贺。"},
		{"scripts", "vor<script>var a = '<p>';</script> nach", "vor nach"},
		{"attributes with angle brackets", `a <a href="x>y" title='z'>link</a> b`, "a link b"},
		{"stock symbols are no tags", "Security Pacific Corp <SPC> and Agilent <A> rose", "Security Pacific Corp <SPC> and Agilent <A> rose"},
		{"comparisons are no tags", "p < 0.05 and x <b", "p < 0.05 and x <b"},
		{"entities", "Caf&#233; M&uuml;ller &amp; S&#246;hne&nbsp;AG &#8220;x&#8221; R&D AT&T; &unknown;", "Café Müller & Söhne AG “x” R&D AT&T; &unknown;"},
		{"doubly escaped entities", "Müller&amp;nbsp;AG &amp;#8220;x", "Müller AG “x"},
		{"escaped tags", "a &lt;b&gt;bold&lt;/b&gt; b &lt; c", "a bold b < c"},
		{"torn closing tags", "重大故障。/span>今天", "重大故障。今天"},
		{"UTF-8 read as windows-1252", "AntÃ³nio Guterres, â€œMÃ¼llerâ€\u009d", "António Guterres, “Müller”"},
		{"UTF-8 read twice as windows-1252", "MÃƒÂ¼ller wird Chef", "Müller wird Chef"},
		{"Chinese UTF-8 read as Latin-1", string(latin1("新闻摘要：阿里巴巴")), "新闻摘要：阿里巴巴"},
		{"accents before quotes are not damage", "in der Ära „Ä“ im Café“ – É”", "in der Ära „Ä“ im Café“ – É”"},
		{"quotes of windows-1252", "\u0084Chef\u0093", "„Chef“"},
		{"invisible characters", "\ufeffBam\u200bbang\u2060 mem\u00adimpin\x00 \x01PLN", "Bambang memimpin PLN"},
		{"a name glued to a word", "RUPS menetapkanBambang, eBay, iPhone, YouTube, #sayaCinta dan javaScript", "RUPS menetapkan Bambang, eBay, iPhone, YouTube, #sayaCinta dan javaScript"},
		{"labels of a list that lost its line breaks", "1. DPC XKetua: Ann LeeSekretaris: Bo RayBendahara: Cy Oz", "1. DPC XKetua: Ann Lee\nSekretaris: Bo Ray\nBendahara: Cy Oz"},
		{"a name with a capital inside before a colon", "Kata WhatsApp: Halo", "Kata WhatsApp: Halo"},
		{"kinds of spaces", "PT\u00a0PLN\u3000(Persero)\u202fTbk\t x", "PT PLN (Persero) Tbk x"},
		{"combining marks", "fu\u0308r Bu\u0308rger", "für Bürger"},
		{"line ends", "a.\r\n\r\nB.\rC.\u2028D.", "a.\n\nB.\nC.\nD."},
		{"empty lines", "\n\n  A.\n \n\u00a0\n\nB.  \n", "A.\n\nB."},
		{"Markdown", "## Ringkasan\n**Rudi** dari [Bank \\[X\\]](https://a.example/b) dan ![foto](https://a.example/c.png) ini", "Ringkasan\nRudi dari Bank [X] dan ini"},
		{"rules of stars stay", "A.\n***\nB.", "A.\n***\nB."},
	} {
		if got := cleaned(t, "", c.text).Body; got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// latin1 returns the UTF-8 of text read as Latin-1.
func latin1(text string) []rune {
	var out []rune
	for i := range len(text) {
		out = append(out, rune(text[i]))
	}
	return out
}

func TestCleanJoinsWrappedLinesOnly(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a sentence that goes on in lower case", "The board named Robert Smith\nas chief executive.\nShares rose.", "The board named Robert Smith as chief executive.\nShares rose."},
		{"a name across two lines of a wrapped text",
			"The company said on Tuesday that its board had named Robert\nA. DeRose as president and chief executive officer, and that\nthe former president, John Miller, would leave the firm at\nthe end of the year to join a competitor.",
			"The company said on Tuesday that its board had named Robert A. DeRose as president and chief executive officer, and that the former president, John Miller, would leave the firm at the end of the year to join a competitor."},
		{"indented paragraphs", "Egypt was authorized to purchase wheat, the\ndepartment said.\n    It may buy it between April and August.", "Egypt was authorized to purchase wheat, the department said.\nIt may buy it between April and August."},
		{"a comma", "In a filing with the Commission,\nGFI said it sold shares.", "In a filing with the Commission, GFI said it sold shares."},
		{"a hyphen", "Der bisherige Daimler-\nChef geht, sagte der neue Vorstandsvorsitzende der\nfirma.", "Der bisherige Daimler-Chef geht, sagte der neue Vorstandsvorsitzende der firma."},
		{"list items stay apart", "Direksi:\nBudi Santoso\nSiti Rahayu", "Direksi:\nBudi Santoso\nSiti Rahayu"},
		{"paragraphs stay apart", "Der Vorstand geht.\n\nder Rest bleibt", "Der Vorstand geht.\n\nder Rest bleibt"},
		{"a link on a line of its own", "Pelatih itu memuji permainan tim nasional\nTimnas Indonesia\nmelawan tamunya.", "Pelatih itu memuji permainan tim nasional Timnas Indonesia melawan tamunya."},
		{"Chinese without a space", "公司董事会决定任命张三为，\n首席执行官。", "公司董事会决定任命张三为，首席执行官。"},
		{"a lonely full stop", "Ia mundur\n.\nLalu pergi.", "Ia mundur.\nLalu pergi."},
		{"a rule above a word", "Ia mundur.\n---\nnull", "Ia mundur.\n---\nnull"},
		{"a rule below a headline", "Ein neuer Chef für die Bahn, und zwar bald,\n-----\nDer Text.", "Ein neuer Chef für die Bahn, und zwar bald,\n-----\nDer Text."},
	} {
		if got := cleaned(t, "", c.text).Body; got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// shown renders regions as a letter a region and its text.
func shown(d *pipeline.Document) string {
	var b strings.Builder
	for _, r := range d.Regions {
		fmt.Fprintf(&b, "%c:%s|", "bhxt"[r.Kind], strings.TrimSpace(d.Slice(r.Span)))
	}
	return b.String()
}

func TestRegionsTellTheArticleFromThePage(t *testing.T) {
	for _, c := range []struct{ name, title, text, want string }{
		{"the title field", "Neuer Chef", "Max Muster übernimmt.", "h:Neuer Chef|b:Max Muster übernimmt.|"},
		{"the title again in the text", "Neuer Chef", "Neuer Chef\nMax Muster übernimmt.", "h:Neuer Chef\n\nNeuer Chef|b:Max Muster übernimmt.|"},
		{"a headline in the text", "", "Neuer Chef bei Muster\n\nMax Muster übernimmt am Montag.", "h:Neuer Chef bei Muster|b:Max Muster übernimmt am Montag.|"},
		{"a first sentence is no headline", "", "Max Muster übernimmt.\n\nEr war Vorstand.", "b:Max Muster übernimmt.\n\nEr war Vorstand.|"},
		{"a headline that the page repeats", "", "导航 首页\n\n独家丨张三出任某集团首席执行官\n\n作者:李四\n\n独家丨张三出任某集团首席执行官\n\n张三今天上任。",
			"x:导航 首页|h:独家丨张三出任某集团首席执行官|x:作者:李四|h:独家丨张三出任某集团首席执行官|b:张三今天上任。|"},
		{"related links", "T", "Budi mundur.\nBaca juga: Siti Diangkat\nIa pergi.\nBaca juga:\nHarga Emas Naik\nIa kembali.", "h:T|b:Budi mundur.|x:Baca juga: Siti Diangkat|b:Ia pergi.|x:Baca juga:\nHarga Emas Naik|b:Ia kembali.|"},
		{"bylines of names only", "T", "Von Max Muster und Eva Beispiel\nVon Montag an gilt die Regel\nDer Chef geht.", "h:T|x:Von Max Muster und Eva Beispiel|b:Von Montag an gilt die Regel\nDer Chef geht.|"},
		{"reporters in parentheses", "T", "The chief left. (Reporting by Jane Doe; Editing by John Roe)", "h:T|b:The chief left.|x:(Reporting by Jane Doe; Editing by John Roe)|"},
		{"a share bar and what follows", "", "El jefe.\nThe chief executive left the company on Monday after ten years.\nShare on Facebook\nLeave a Reply\nName", "b:El jefe.\nThe chief executive left the company on Monday after ten years.|x:Share on Facebook\nLeave a Reply\nName|"},
		{"a summary behind a rule", "T", "Budi diangkat menjadi direktur utama perusahaan itu.\n---\nRingkasan lucu.", "h:T|b:Budi diangkat menjadi direktur utama perusahaan itu.|t:---\nRingkasan lucu.|"},
		{"traditional characters", "T", "張三辭職。\n責任編輯：李四\n相關閱讀：王五上任", "h:T|b:張三辭職。|x:責任編輯：李四\n相關閱讀：王五上任|"},
		{"no text", "T", "", "h:T|"},
		{"nothing", "", " ", ""},
	} {
		if got := shown(cleaned(t, c.title, c.text)); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestOffsetsLeadBackToTheFieldAsRead(t *testing.T) {
	d := cleaned(t, "Caf&#233; M&amp;M", "組織大調(diào)整，<b>AntÃ³nio</b>&nbsp;Guterres\nmundur")
	for _, c := range []struct{ body, raw string }{
		{"Café", "Caf&#233;"},
		{"調整", "調(diào)整"},
		{"António Guterres", "AntÃ³nio</b>&nbsp;Guterres"},
		{"ó", "Ã³"},
		{"Guterres mundur", "Guterres\nmundur"},
	} {
		at := strings.Index(d.Body, c.body)
		if at < 0 {
			t.Errorf("%q is not in %q", c.body, d.Body)
			continue
		}
		f, raw, ok := d.Offsets.Raw(pipeline.Span{Start: at, End: at + len(c.body)})
		if got := d.Field(f)[raw.Start:raw.End]; !ok || got != c.raw {
			t.Errorf("%q leads back to %q, want %q", c.body, got, c.raw)
		}
	}
}

func TestDamageBeyondRepairIsRejected(t *testing.T) {
	d := &pipeline.Document{Text: strings.Repeat("闃块噷宸村反锛?寮犲媷杈炶亴銆?", 20)}
	pipeline.Apply([]pipeline.Stage{stage(t)}, d)
	if len(d.Faults) != 1 || d.Faults[0].Reason != pipeline.ReasonEncoding {
		t.Errorf("faults %v, want one of reason %q", d.Faults, pipeline.ReasonEncoding)
	}
}

func TestListErrorsNameFileAndLine(t *testing.T) {
	_, err := New(fstest.MapFS{
		"shared/han_simplified.tsv": {Data: []byte("traditional\tsimplified\n")},
		"en/boilerplate.tsv":        {Data: []byte("form\treach\nread more\teverything\n")},
	})
	want := `en/boilerplate.tsv:2: reach "everything" (allowed: line, start, byline, list, rest, parens)`
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func FuzzClean(f *testing.F) {
	for _, text := range []string{
		"組織大調(diào)整", "<p>a</p> &amp;nbsp; b", "AntÃ³nio\r\n\r\n---\nx", "fu\u0308r\u200b", "a\nb\n.\n[x](https://y)",
		"锛锛銆銆鐨", "MÃƒÂ¼ller", "** a **\n## b\n\\*", "&lt;b&gt;", "x </span> /span>", "Baca juga:\nA\n(Reporting by B)", "\xff\xfe",
	} {
		f.Add("T", text)
		f.Add("", text)
	}
	s := stage(f)
	f.Fuzz(func(t *testing.T, title, text string) {
		d := &pipeline.Document{Title: strings.ToValidUTF8(title, "\uFFFD"), Text: strings.ToValidUTF8(text, "\uFFFD")}
		if s.Process(d) == nil {
			check(t, d)
		}
	})
}

// check tests what holds for every cleaned document.
func check(t *testing.T, d *pipeline.Document) {
	t.Helper()
	if !utf8.ValidString(d.Body) {
		t.Fatalf("body is not UTF-8: %q", d.Body)
	}
	end := 0
	for _, r := range d.Regions {
		if r.Start != end || r.End <= r.Start {
			t.Fatalf("regions %v do not tile %q", d.Regions, d.Body)
		}
		end = r.End
	}
	if end != len(d.Body) {
		t.Fatalf("regions end at %d of %d", end, len(d.Body))
	}
	last := map[pipeline.Field]int{}
	for i, r := range d.Body {
		if unicode.IsControl(r) && r != '\n' {
			t.Fatalf("control character %U in %q", r, d.Body)
		}
		size := utf8.RuneLen(r)
		f, raw, ok := d.Offsets.Raw(pipeline.Span{Start: i, End: i + size})
		if !ok {
			if r != '\n' && !(r == ' ' && isSeam(d, i)) {
				t.Fatalf("%q at %d leads nowhere", r, i)
			}
			continue
		}
		field := d.Field(f)
		if raw.Start < last[f] || raw.End > len(field) || raw.Len() <= 0 {
			t.Fatalf("%q at %d leads to %v of %d, before it %d", r, i, raw, len(field), last[f])
		}
		if part := field[raw.Start:raw.End]; !utf8.ValidString(part) {
			t.Fatalf("%q at %d leads to half a character: %q", r, i, part)
		}
		last[f] = raw.Start
	}
}

// isSeam reports whether the letters around a place in Body stand side by side as read.
func isSeam(d *pipeline.Document, at int) bool {
	_, raw, ok := d.Offsets.Raw(pipeline.Span{Start: at - 1, End: at + 2})
	return ok && raw.Len() == 2
}
