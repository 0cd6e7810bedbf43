"""What each kind of error and of harmless change is, by example: among what some seeds make of it."""

import random

import pytest

from mtaudit.annotate import Annotator
from training.judge.harmless import SINGLE, restated
from training.judge.inventory import Inventory
from training.judge.plant import PLANTERS

ERRORS = [
    ("negation", "The minister did not resign.", "The minister did resign."),
    ("negation", "You can't stay.", "You can stay."),
    ("negation", "The minister resigned.", "The minister did not resign."),
    ("comparison", "Today prices are higher than wages.", "Today wages are higher than prices."),
    ("comparison", "She has more money than time.", "She has less money than time."),
    ("modality", "The court must decide.", "The court may decide."),
    ("bound", "It cost at least two dollars.", "It cost at most two dollars."),
    ("time", "It could come as early as this month.", "It could come earlier this month."),
    ("time", "He arrived two days ago.", "He arrived two days later."),
    ("cause", "They stayed because of the storm.", "They stayed despite the storm."),
    ("cause", "The shop closed because nobody came.", "Nobody came because the shop closed."),
    ("exchanged", "Sales rose from 15 to 20 percent.", "Sales rose from 20 to 15 percent."),
    ("exchanged", "Angela Brown thanked Peter Schmidt.", "Peter Schmidt thanked Angela Brown."),
    ("gender", "She gave her dog to him.", "He gave her dog to him."),
    ("roles", "The soldiers attacked the village.", "The village attacked the soldiers."),
    ("voice_kept", "The soldiers attacked the village.", "The soldiers were attacked by the village."),
    ("voice_kept", "The village was attacked by the soldiers.", "The village attacked the soldiers."),
    ("attribution", "The mayor said it was over.", "Critics said it was over."),
    ("attribution", "The mayor denied it.", "The mayor confirmed it."),
    ("tense", "The workers stopped the machine.", "The workers will stop the machine."),
    ("aspect", "The workers stopped the machine.", "The workers were stopping the machine."),
    ("aspect", "The bridge was built here.", "The bridge was being built here."),
    ("antonym", "It was cold outside.", "It was hot outside."),
    ("prefix", "It is impossible.", "It is possible."),
    ("lookalike", "They had to adapt to it.", "They had to adopt to it."),
    ("lookalike", "The stakes were high.", "The stocks were high."),
    ("literal", "They carried out the plan.", "They transported outside the plan."),
    ("literal", "He pointed out the mistake.", "He showed outside the mistake."),
    ("literal", "Her job is at stake.", "Her job is at the post."),
    ("polyseme", "The judge read the sentence.", "The judge read the phrase."),
    ("particle", "She picked up the tools.", "She picked the tools."),
    ("cut_verb", "She decided to sell the car.", "She sold the car."),
    ("cut_modifier", "He bought an old car.", "He bought a car."),
    ("cut_coordinate", "We sold apples, pears, and plums.", "We sold apples, pears."),
    ("no_question", "You can stay.", "Can you stay?"),
    ("no_question", "Can you stay?", "Can you stay."),
    ("near_function_word", "He waited for the bus.", "He waited for bus."),
    ("spaced_marks", "Yes, it's over.", "Yes , it 's over ."),
]
HARMLESS = [
    ("contraction", "They do not know.", "They don't know."),
    ("contraction", "They don't know.", "They do not know."),
    ("variant", "He failed in spite of it.", "He failed despite it."),
    ("synonym", "The automobile stopped.", "The car stopped."),
    ("number_format", "He sold five cars.", "He sold 5 cars."),
    ("number_format", "It cost 2,000,000 dollars.", "It cost 2 million dollars."),
    ("number_format", "It cost 12000 dollars.", "It cost 12,000 dollars."),
    ("date_order", "It ends on July 4.", "It ends on 4 July."),
    ("date_order", "It ends on 4 July.", "It ends on July 4."),
    ("clock", "It ends at 3 p.m. today.", "It ends at 3pm today."),
    ("future", "The workers will stop.", "The workers are going to stop."),
    ("future", "She is going to sing.", "She will sing."),
    ("relative", "The dog that bit him ran away.", "The dog which bit him ran away."),
    ("relative", "The house which was built here is old.", "The house built here is old."),
    ("that", "He said that the war was over.", "He said the war was over."),
    ("that", "He said the war was over.", "He said that the war was over."),
    ("marks", "“Yes,” he said.", '"Yes," he said.'),
    ("series_comma", "apples, pears and plums", "apples, pears, and plums"),
    ("series_comma", "apples, pears, and plums", "apples, pears and plums"),
    ("conjuncts", "We bought apples and pears.", "We bought pears and apples."),
    ("genitive", "We met the owner of the house.", "We met the house's owner."),
    ("genitive", "We met the house's owner.", "We met the owner of the house."),
    ("reported", "“It is over,” said Maria Lopez.", "“It is over,” Maria Lopez said."),
    ("adverb", "She quickly left.", "She left quickly."),
    ("fronted", "In the morning, the workers left.", "The workers left in the morning."),
    ("voice", "The soldiers attacked the village.", "The village was attacked by the soldiers."),
]


@pytest.mark.parametrize(("kind", "text", "wanted"), ERRORS)
def test_errors(annotator: Annotator, stock: Inventory, kind: str, text: str, wanted: str) -> None:
    (parse,) = annotator.parse([text])
    _, planter = PLANTERS[kind]
    assert wanted in {made.text for seed in range(80) if (made := planter(text, parse, stock, random.Random(seed)))}


@pytest.mark.parametrize(("kind", "text", "wanted"), HARMLESS)
def test_harmless_changes(annotator: Annotator, stock: Inventory, kind: str, text: str, wanted: str) -> None:
    (parse,) = annotator.parse([text])
    planter = SINGLE[kind]
    assert wanted in {made.text for seed in range(20) if (made := planter(text, parse, stock, random.Random(seed)))}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("exchanged", "They met Anna and Maria."),  # whose order says nothing
        ("comparison", "Come as soon as you can."),
        ("cut_verb", "They have been told to leave."),  # which would be: have been left
        ("genitive", "The rest of the money is gone."),
        ("genitive", "He's modest, and it's late."),
        ("conjuncts", "Boats left the United States and Canada."),
        ("voice", "The event took the whole day."),
        ("number_format", "It began in 1999."),
    ],
)
def test_where_it_would_not_be_one(annotator: Annotator, stock: Inventory, kind: str, text: str) -> None:
    (parse,) = annotator.parse([text])
    planter = SINGLE[kind] if kind in SINGLE else PLANTERS[kind][1]
    assert not any(planter(text, parse, stock, random.Random(seed)) for seed in range(10))


def test_a_restatement_makes_several_changes(annotator: Annotator, stock: Inventory) -> None:
    text = "He said that the workers do not know the owner of the house, which was built on July 4."
    (parse,) = annotator.parse([text])
    found = {made.text for seed in range(60) if (made := restated(text, parse, stock, random.Random(seed)))}
    assert (
        "He said the workers don't know the house's owner, built on 4 July." in found
        or "He said the workers don't know the house's owner, which was built on 4 July." in found
    )


def test_a_restatement_needs_three_places(annotator: Annotator, stock: Inventory) -> None:
    (parse,) = annotator.parse(["They do not know."])
    assert not any(restated("They do not know.", parse, stock, random.Random(seed)) for seed in range(20))
