from danvan.cases.models.care import Breach, DataRequest
from danvan.cases.models.case import Barred, Case, CaseStep
from danvan.cases.models.clock import Clock, ClockChange
from danvan.cases.models.denunciation import Denunciation
from danvan.cases.models.letter import Letter, LetterTemplate, PaperCheck
from danvan.cases.models.reception import ReceptionSchedule, Sitting, Visit
from danvan.cases.models.register import Guess, RegisterNumber
from danvan.cases.models.sealed import CaseFile, Fingerprint, Opening, Person, SealedText

__all__ = [
    "Barred",
    "Breach",
    "Case",
    "CaseFile",
    "CaseStep",
    "Clock",
    "ClockChange",
    "DataRequest",
    "Denunciation",
    "Fingerprint",
    "Guess",
    "Letter",
    "LetterTemplate",
    "Opening",
    "PaperCheck",
    "Person",
    "ReceptionSchedule",
    "RegisterNumber",
    "SealedText",
    "Sitting",
    "Visit",
]
