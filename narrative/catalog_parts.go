package narrative

// Parts describes the entries of the lists that some fields hold: the options
// of a decision, the figures of a proof, the steps of an ask. Each has an ID of
// its own beside these.
var Parts = map[FieldType][]Field{
	OptionsField: {
		telling("name", "Name", NounPhrase, "What is chosen, as it stands in a sentence: a noun phrase, singular or plural.",
			"tidying up the servers", "tidying up EC2"),
		telling("for", "For", VerbPhrase,
			"What speaks for it: a verb in the third person, as if after \"It\", also where the name is plural.",
			"is cheaper now", "needs no new skills"),
		telling("against", "Against", VerbPhrase,
			"What speaks against it: a verb in the third person, as if after \"It\", also where the name is plural.",
			"keeps the manual work", "keeps every instance different"),
	},
	FiguresField: {
		text("name", "Name", NounPhrase, "What the figure measures, without its value.", "release speed"),
		figure("value", "Value", "A number with its unit.", "4 to 5 times"),
	},
	StepsField: {
		text("what", "What", Clause, "What is the case once it is done, with subject and verb.", "ten pilot services are named"),
		when("by", "By", "When it is done.", "2027-01-22"),
		person("owner", "Owner", "Who does it.", "platform lead"),
		choice("audience", "Told to", "Who reads it. Without it: engineers, and executives too where one of them takes the step.", string(Executive), string(Engineering)),
	},
}
