"""Reporting 信息报告: what was learned reaches who must know, in time."""
