"""消息: whoever writes in from outside, by text, WeCom, DingTalk, SMS or mail; empty until its own issue."""
