"""How good the data are: what is missing, impossible, repeated, cut off or renamed, graded from A to F.

graded_fields    which fields, what people call them, what rests on them      (data)
thresholds       from a share to a grade                                      (data)
grading          one scan of the calls, four small groupings                  grade_data, grade_calls
fields · orders · intervals · days · places · drift · spelling_changes · cut_texts      one kind of finding each
data_quality     the result: overall grade, and the grade of any figure by its columns
"""

from coresponder.analysis.quality.data_quality import OVERALL_RULE, DataQuality
from coresponder.analysis.quality.grading import ReadingCounts, grade_calls, grade_data
from coresponder.analysis.quality.thresholds import GRADE_MEANINGS, THRESHOLDS

__all__ = ["GRADE_MEANINGS", "OVERALL_RULE", "THRESHOLDS", "DataQuality", "ReadingCounts", "grade_calls", "grade_data"]
