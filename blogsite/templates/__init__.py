"""Holds what templates name against what there is, branch by branch, before anything is rendered."""

from blogsite.templates.stage import check_templates

__all__ = ["check_templates"]
