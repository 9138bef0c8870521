package reword

const draftForm = "x"
