"""Care 关怀服务: every need answered in time, everybody who lives alone or is shut in contacted."""
