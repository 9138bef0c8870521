package reword

import (
	"strings"
	"sync"
)

// isForeignNumber reports whether a word is a number in German, French, Spanish, Italian
// or Dutch, and no word of English: texts that are no English, and notes that were
// pasted, have them.
func isForeignNumber(w string) bool {
	low := strings.ToLower(w)
	return foreignNumbers()[low] || isCompound(low)
}

//nolint:misspell // they are French, too
var foreignNumbers = notEnglish(`null zwei zwo drei vier fünf fuenf sechs sieben acht neun zehn elf zwölf zwoelf hundert hunderte tausend tausende million millionen milliarde milliarden dutzend dutzende
	halb halbe halber halbes halben hälfte haelfte drittel viertel fünftel achtel zehntel doppelt doppelte verdoppelt verdoppeln verdoppelung dreifach zweifach vierfach zehnfach zweimal dreimal viermal prozent prozentpunkte jahrzehnt jahrzehnte jahrhundert
	zweite zweiten zweiter dritte dritten dritter vierte vierten fünfte sechste siebte achte neunte zehnte
	deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents mille milliers millions milliard milliards moitié demi demie tiers quart quarts dizaine dizaines douzaine douzaines centaine centaines double doubler doublé triple deuxième troisième quatrième pourcent
	dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos mil miles millón millones mitad tercio cuarto docena docenas doble segundo tercero porciento
	due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta quaranta cinquanta cento mila milione milioni miliardo miliardi metà dozzina doppio
	twee drie vijf zes zeven negen tien twaalf twintig dertig veertig vijftig honderd duizend miljoen miljoenen miljard helft derde kwart dubbel procent`)

// foreignDates are months, weekdays and times of day of the same languages.
//
//nolint:misspell // they are no English
var foreignDates = notEnglish(`januar jänner februar feber märz maerz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags mitternacht mittags
	janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche minuit
	enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes miércoles miercoles jueves viernes sábado sabado domingo medianoche
	gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì lunedi martedì mercoledì giovedì venerdì sabato domenica mezzanotte mezzogiorno
	januari februari maart mei juni juli augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag middernacht`)

// notEnglish are the words of a list that no English dictionary has. They are found when
// they are first asked for, since the dictionary takes milliseconds to unpack.
func notEnglish(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		out := set(words)
		for w := range out {
			if isCommon(w) {
				delete(out, w)
			}
		}
		return out
	})
}

// isCompound reports whether a word is a German number that is written in one:
// einundzwanzig, dreihundert, fünftausend, zwölfmonatig.
func isCompound(w string) bool {
	if len(w) < 6 || len(w) > 80 || isCommon(w) || strings.HasPrefix(w, "einfach") || strings.HasPrefix(w, "einzig") {
		return false
	}
	for _, head := range compoundHeads {
		rest, ok := strings.CutPrefix(w, head)
		if !ok {
			continue
		}
		for _, tail := range compoundTails {
			if strings.HasPrefix(rest, tail) {
				return true
			}
		}
	}
	return false
}

var (
	compoundHeads = strings.Fields("ein eine zwei drei vier fünf fuenf sechs sech sieben sieb acht neun zehn elf zwölf zwan hundert tausend")
	compoundTails = strings.Fields("und zig ßig ssig  zehn hundert tausend fach fache facher faches fachen mal monat jähr wöch täg stünd stellig einhalb millionen milliarden")
)

// isForeign reports whether most of the words of a text are no English, so that what is
// taken out of it by English words is not all.
func isForeign(masked string) bool {
	const few, share = 4, 3 // words; one in so many
	words, strange := 0, 0
	for _, at := range letterRuns.FindAllStringIndex(masked, -1) {
		w := masked[at[0]:at[1]]
		if strings.HasPrefix(w, "qqqq") || len(w) < 2 {
			continue
		}
		words++
		if !known(w) && !function[strings.ToLower(w)] {
			strange++
		}
	}
	return words >= few && strange*share > words
}
