package event

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"rochade/pipeline"
)

// toy returns the dictionary of testdata/toy.txtar.
func toy(t *testing.T) fs.FS {
	t.Helper()
	data, err := os.ReadFile("testdata/toy.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse(data).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

func TestExamplesOfTheToyLanguageHold(t *testing.T) {
	if err := Check(toy(t), "xx"); err != nil {
		t.Error(err)
	}
}

// article runs the whole analysis over sentences written as rule examples: each is a paragraph, or
// after "& " goes on with the one before.
func article(t *testing.T, sentences ...string) *pipeline.Document {
	t.Helper()
	doc := &pipeline.Document{Language: "xx", Published: "2020-06-15", Candidate: true}
	for _, s := range sentences {
		s, more := strings.CutPrefix(s, "& ")
		if more {
			doc.Body = strings.TrimSuffix(doc.Body, "\n") + " "
		}
		one, err := ParseExample(s)
		if err != nil {
			t.Fatal(err)
		}
		at := len(doc.Body)
		doc.Body += one.Body + "\n"
		doc.Sentences = append(doc.Sentences, pipeline.Sentence{Span: pipeline.Span{Start: at, End: at + len(one.Body)}, Candidate: true})
		for _, m := range one.Mentions {
			m.Start, m.End = m.Start+at, m.End+at
			doc.Mentions = append(doc.Mentions, m)
		}
		for _, d := range one.Dates {
			d.Start, d.End = d.Start+at, d.End+at
			doc.Dates = append(doc.Dates, d)
		}
	}
	if err := NewExtractor(toy(t)).Process(doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// text tells of the events of an article.
func text(t *testing.T, sentences ...string) string {
	t.Helper()
	doc := article(t, sentences...)
	var out []string
	for _, e := range doc.Events {
		line := e.Type + " " + e.Status
		for _, r := range []struct {
			slot string
			ref  *pipeline.Ref
		}{{"person", e.Person}, {"organization", e.Organization}, {"predecessor", e.Predecessor}, {"successor", e.Successor}} {
			if r.ref != nil {
				line += fmt.Sprintf(" %s=%s", r.slot, r.ref.Name)
			}
		}
		if e.Title != nil {
			line += " title=" + e.Title.Name
		}
		if e.Effective != nil {
			line += " date=" + e.Effective.Value
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestDocumentFillsWhatTheSentenceLeavesOpen(t *testing.T) {
	got := text(t,
		"[Bo Ray|person], the [chairman|title:chair] of [Acme|organization], is ill.",
		"[Ann Lee|person] will succeed [Ray|person].")
	want := "appointment planned person=Ann Lee organization=Acme predecessor=Bo Ray title=chairman\n" +
		"departure planned person=Bo Ray organization=Acme successor=Ann Lee title=chairman"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMovesWithoutADayTookPlaceOnThatOfTheMeeting(t *testing.T) {
	for _, c := range []struct{ meeting, want string }{
		{"The meeting in [Acme|organization] was on [Friday|date:2020-06-12].", " date=2020-06-12"},
		{"The meeting will be on [Friday|date:2020-06-19].", ""},
		{"The meeting was on [Friday|date:2020-04-12].", ""},
		{"The firm opened on [Friday|date:2020-06-12].", ""},
		{"The meeting saw [Bo Ray|person] on [Friday|date:2020-06-12].", ""},
	} {
		got := text(t, c.meeting, "[Ann Lee|person] was appointed [chairman|title:chair] of [Beta|organization].")
		if want := "appointment completed person=Ann Lee organization=Beta title=chairman" + c.want; got != want {
			t.Errorf("%s\ngot  %s\nwant %s", c.meeting, got, want)
		}
	}
}

func TestAWordThatReachesIntoADateLeavesItWhole(t *testing.T) {
	got := text(t, "[Acme|organization] appointed [Ann Lee|person] [chairman|title:chair] in [the year 2020|date:2020].")
	if want := "appointment completed person=Ann Lee organization=Acme title=chairman date=2020"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWhoWasDismissedFromOnePostResignsFromTheOther(t *testing.T) {
	got := text(t,
		"[Ann Lee|person], the [chairman|title:chair] of [Acme|organization], is ill.",
		"[Acme|organization] removed [Ann Lee|person] as [president|title:president].",
		"[Ann Lee|person] steps on [Friday|date:2020-06-19] down.")
	want := "departure completed person=Ann Lee organization=Acme title=president\n" +
		"departure planned person=Ann Lee organization=Acme title=chairman date=2020-06-19"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhoFollowsAGeneralNeedNotBecomeOne(t *testing.T) {
	got := text(t,
		"[Ann Lee|person] was appointed [minister|title:minister] in [Acme|organization].",
		"[Bo Ray|person], the [general|title:military_officer], is ill.",
		"[Lee|person] succeeds [Ray|person].")
	want := "appointment completed person=Ann Lee organization=Acme predecessor=Bo Ray title=minister\n" +
		"departure completed person=Bo Ray organization=Acme successor=Ann Lee"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatOneSentenceTellsOfTheSameKindIsOnItsOnlyDay(t *testing.T) {
	got := text(t, "[Acme|organization] removed [Bo Ray|person] as [president|title:president], because [Ann Lee|person] on [Friday|date:2020-06-19] steps down.")
	want := "departure planned person=Bo Ray organization=Acme title=president date=2020-06-19\n" +
		"departure planned person=Ann Lee organization=Acme date=2020-06-19"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOneFactToldTwiceIsOneEvent(t *testing.T) {
	got := text(t,
		"[Ann Lee|person] was appointed [chairman|title:chair].",
		"[Acme|organization] appointed [Lee|person] [chairman|title:chair].")
	want := "appointment completed person=Ann Lee organization=Acme title=chairman"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnAnnouncementGovernsTheListBehindItsColon(t *testing.T) {
	got := text(t,
		"[Acme|organization] appoints:",
		"[Ann Lee|person] as [chairman|title:chair]",
		"[Bo Ray|person] as [president|title:president]",
		"[Cy Oz|person] is happy.",
		"[Di Fox|person] as [treasurer|title:other]")
	want := "appointment completed person=Ann Lee organization=Acme title=chairman\n" +
		"appointment completed person=Bo Ray organization=Acme title=president"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestANumberedListNeedsNoColon(t *testing.T) {
	got := text(t,
		"[Acme|organization] appoints the staff.",
		"1. [Globex|organization] office",
		"[Ann Lee|person] as [chairman|title:chair]",
		"2. [Bo Ray|person] as [president|title:president]",
		"[Cy Oz|person] is happy.",
		"3. [Di Fox|person] is ill.")
	want := "appointment completed person=Ann Lee organization=Globex title=chairman\n" +
		"appointment completed person=Bo Ray organization=Globex title=president"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHimIsNotTheSubjectOfItsSentence(t *testing.T) {
	got := text(t,
		"[Bo Ray|person], the [chairman|title:chair] of [Acme|organization], is ill.",
		"[Ann Lee|person] will succeed him.")
	want := "appointment planned person=Ann Lee organization=Acme predecessor=Bo Ray title=chairman\n" +
		"departure planned person=Bo Ray organization=Acme successor=Ann Lee title=chairman"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhoMovesLeavesThePostThatAnotherTakes(t *testing.T) {
	got := text(t,
		"[Bo Ray|person], the [president|title:president] of [Acme|organization], was appointed [chairman|title:chair].",
		"[Ann Lee|person] was appointed [president|title:president] in [Acme|organization].")
	want := "appointment completed person=Bo Ray organization=Acme title=chairman\n" +
		"appointment completed person=Ann Lee organization=Acme predecessor=Bo Ray title=president\n" +
		"departure completed person=Bo Ray organization=Acme successor=Ann Lee title=president"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOneOrderThatFreesAndNamesIsASuccession(t *testing.T) {
	got := text(t, "They removed [Ann Lee|person] as [minister|title:minister] in [Acme|organization] and [Acme|organization] appointed [Bo Ray|person] [minister|title:minister].")
	want := "departure completed person=Ann Lee organization=Acme successor=Bo Ray title=minister\n" +
		"appointment completed person=Bo Ray organization=Acme predecessor=Ann Lee title=minister"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhoStepsDownLeavesAllHisPosts(t *testing.T) {
	got := text(t,
		"[Bo Ray|person], the [chairman|title:chair] of [Acme|organization] and [president|title:president] of [Acme|organization], is ill.",
		"[Ray|person] steps down.")
	want := "departure completed person=Bo Ray organization=Acme title=chairman\n" +
		"departure completed person=Bo Ray organization=Acme title=president"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOneFigureOfAnOrganizationIsOneEvent(t *testing.T) {
	got := text(t, "[Acme|organization] profit.", "[Acme|organization] profit again.", "[Other|organization] profit.")
	want := "financial_result completed organization=Acme\nfinancial_result completed organization=Other"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSeveralWhoStepDownLeaveTheirOwnPosts(t *testing.T) {
	got := text(t, "[Ann Lee|person], the [chairman|title:chair] of [Acme|organization], and [Bo Ray|person], the [president|title:president] of [Acme|organization], steps down.")
	want := "departure completed person=Ann Lee organization=Acme title=chairman\n" +
		"departure completed person=Bo Ray organization=Acme title=president"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestInitialsNameAnOrganization(t *testing.T) {
	for _, c := range []struct {
		full, short string
		want        bool
	}{
		{"American International Group Inc", "AIG", true},
		{"International Business Machines Corp", "IBM", true},
		{"Union of Soviet Socialist Republics", "USSR", true},
		{"Ford Motor Co", "GM", false},
		{"Acme Inc", "AI", false},
		{"Bank of America", "Boa", false},
	} {
		if got := stands(acronym(c.short), initials(c.full)); got != c.want {
			t.Errorf("%q, %q: %v", c.full, c.short, got)
		}
	}
}

func TestWhoTakesAPostThatIsNotNamedTakesTheOneJustLeft(t *testing.T) {
	got := text(t,
		"In [Berlin|place] steps [Max Moe|person] as [chairman|title:chair] in [Acme|organization] down.",
		"[Ann Lee|person] takes over.")
	want := "departure completed person=Max Moe organization=Acme successor=Ann Lee title=chairman\n" +
		"appointment completed person=Ann Lee organization=Acme predecessor=Max Moe title=chairman"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestThatPostIsTheOneNamedLast(t *testing.T) {
	got := text(t,
		"The [chairman|title:chair] of [Acme|organization] is ill.",
		"[Ann Lee|person] was appointed that post.")
	want := "appointment completed person=Ann Lee organization=Acme title=chairman"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPlayersWhoReplaceEachOtherChangeNoPost(t *testing.T) {
	got := text(t, "Behind the goal stood nobody.", "[Ann Lee|person] succeeds [Bo Ray|person].")
	if got != "" {
		t.Errorf("got\n%s\nwant no event", got)
	}
}

func TestNobodyFollowsHimself(t *testing.T) {
	got := text(t,
		"[Bo Ray|person], the [chairman|title:chair] of [Acme|organization], is ill.",
		"[Ann Lee|person] succeeds he as [chairman|title:chair].") // the first person of a sentence is what a pronoun would mean
	if !strings.Contains(got, "appointment completed person=Ann Lee organization=Acme predecessor=Bo Ray") {
		t.Errorf("got\n%s", got)
	}
}

func TestAMoveToldByThePostAloneLendsItToTheOneToldByName(t *testing.T) {
	got := text(t,
		"[Bo Ray|person] spoke.", "[Cy Oz|person] spoke.",
		"A [chairman|title:chair] of [Acme|organization] steps down.",
		"The board spoke of it when [Ann Lee|person] steps down.")
	want := "departure completed person=Ann Lee organization=Acme title=chairman"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAParagraphIsAboutTheOrganizationThatItOpensWith(t *testing.T) {
	got := text(t,
		"[Acme|organization] and [Acme|organization] and [Acme|organization] of the week.",
		"[Bolt|organization] is small.",
		"& [Ann Lee|person] was appointed [chairman|title:chair].")
	want := "appointment completed person=Ann Lee organization=Bolt title=chairman"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
