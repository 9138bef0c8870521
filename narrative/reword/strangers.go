package reword

import "strings"

// strangeNames finds words with a capital that were not in the text: any behind
// the first word of a sentence, and there one that is no English word, or stands
// before another with a capital.
func (f *finder) strangeNames() {
	words := capitals(f.masked)
	for i, w := range words {
		text := f.masked[w.start:w.end]
		if !f.strange(text) || strings.Contains(text, "qqqq") {
			continue
		}
		switch {
		case !w.first:
			if f.titled(i, words) {
				continue
			}
		case !known(text):
		case i+1 < len(words) && !words[i+1].first && strings.TrimSpace(f.masked[w.end:words[i+1].start]) == "" && f.strange(f.masked[words[i+1].start:words[i+1].end]):
		default:
			continue
		}
		f.add(NewName, w.start, w.end, "“%s” is a name, or a term with a capital, that the text does not have.", nameReason)
	}
}

// strange reports whether a word is none of the text, in no form.
func (f *finder) strange(text string) bool {
	part := strings.ToLower(letterRuns.FindString(text))
	return f.s.read.words[part] == 0 && f.s.read.stems[stem(part)] == 0 && !openAbbreviations[text]
}

// titled reports whether the answer is a heading with capitals all over, in which
// one more says nothing where the word is English.
func (f *finder) titled(i int, words []capital) bool {
	line := f.masked[strings.LastIndexByte(f.masked[:words[i].start], '\n')+1:]
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	if strings.ContainsAny(line, ".!?") || !known(f.masked[words[i].start:words[i].end]) {
		return false
	}
	capitals, small := 0, 0
	for _, at := range letterRuns.FindAllStringIndex(line, -1) {
		w := line[at[0]:at[1]]
		switch {
		case strings.HasPrefix(w, "qqqq") || function[strings.ToLower(w)]:
		case w[0] >= 'A' && w[0] <= 'Z':
			capitals++
		default:
			small++
		}
	}
	return capitals >= 3 && small == 0
}

// openAbbreviations name nobody and nothing that could be guessed.
var openAbbreviations = map[string]bool{"IT": true, "OK": true}

// known reports whether a word is English: as it is, or without its ending, or
// made of two that are.
func known(text string) bool {
	w := strings.ToLower(text)
	for _, cut := range []string{"'s", "’s", "s'", "n't", "n’t", "'re", "’re", "'ll", "’ll", "'ve", "’ve"} {
		w = strings.TrimSuffix(w, cut)
	}
	if w == "i" || w == "a" || isCommon(w) || irregular[w] != "" {
		return true
	}
	for _, ending := range []string{"s", "es", "ed", "d", "ing", "ly", "er", "r", "ment", "ness", "able"} {
		if root, ok := strings.CutSuffix(w, ending); ok && len(root) > 2 && (isCommon(root) || isCommon(root+"e")) {
			return true
		}
	}
	for _, front := range []string{"un", "re", "non", "pre", "over", "under", "out", "auto", "self", "multi", "inter", "mis", "dis"} {
		if rest, ok := strings.CutPrefix(w, front); ok && len(rest) > 2 && isCommon(rest) {
			return true
		}
	}
	return false
}
